/** The page of the one-file edition. The files are located first, because the element starts when it is defined. */
import './carry-page.js';
import '../element.js';
