// The project's own server. Each test has one, so that its log is about this test only.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { folder, remove } from './folder.js';
import { xtask } from './machine.js';

const MARKER = '?test-marker';

/**
 * Serves dist/, or another folder, on a free port.
 * With `report`, what the policy forbids is a line `POST /violation` of the log. `requests()` are the lines
 * of its log so far, as `GET /page.js`, without those for `marker()`, an address that only tests ask for;
 * `stop()` takes the log away, too.
 */
export async function serve({ csp = true, dist, report = false } = {}) {
  const own = folder();
  const log = join(own, 'requests');
  const policy = csp ? [] : ['--no-csp'];
  const reporting = report ? ['--report'] : [];
  const from = dist ? ['--dist', dist] : [];
  const server = spawn(xtask, ['serve', '--no-build', '--log', log, ...policy, ...reporting, ...from], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await firstLine(server);
  return {
    url,
    requests: () => readFileSync(log, 'utf8').trim().split('\n').filter((line) => line && !line.includes(MARKER)),
    marker: () => `/favicon.svg${MARKER}`,
    stop: () => {
      server.kill();
      remove(own);
    },
  };
}

function firstLine(program) {
  return new Promise((resolve, reject) => {
    createInterface(program.stdout).once('line', resolve);
    program.once('error', reject);
    program.once('exit', (code) => reject(new Error(`the server stopped with ${code}`)));
  });
}
