// Chromium with Playwright, watched: whatever it complains about fails the test that asks.
import { chromium } from 'playwright-core';
import * as machine from './machine.js';

// Without these it looks for its maker's hosts, which a test must not.
const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update',
];

export function launch() {
  return chromium.launch({ executablePath: machine.chromium, args: QUIET });
}
