import './carry-worker.js';
import '../worker-main.js';
