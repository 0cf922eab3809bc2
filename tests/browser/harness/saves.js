// The ways in which office programs save a file, done by another process than the one that tests.
import { execFileSync, spawn } from 'node:child_process';

/** Runs a script of Node with these arguments, and waits until it has ended. */
const run = (script, ...all) => execFileSync(process.execPath, ['-e', `
const fs = require('node:fs');
const path = require('node:path');
const [file, base64, ...more] = process.argv.slice(1);
const beside = (name) => path.join(path.dirname(file), name);
const bytes = Buffer.from(base64 || '', 'base64');
${script}`, ...all]);

const base64 = (content) => Buffer.from(content).toString('base64');

export const saves = {
  /** The file is emptied and written anew. */
  inPlace: (file, content) => run('fs.writeFileSync(file, bytes)', file, base64(content)),
  /** A new file takes the name of the old one. */
  renameOver: (file, content) => run("fs.writeFileSync(beside('new.tmp'), bytes); fs.renameSync(beside('new.tmp'), file)", file, base64(content)),
  /** Word: the old file is moved aside, the new one into its place, and the old one goes. */
  tempAndRename: (file, content) => run(`
fs.writeFileSync(beside('~WRD0001.tmp'), bytes);
fs.renameSync(file, beside('~WRL0001.tmp'));
fs.renameSync(beside('~WRD0001.tmp'), file);
fs.unlinkSync(beside('~WRL0001.tmp'))`, file, base64(content)),
};

/** The same bytes with a new time. */
export const touch = (file) => run('const now = new Date(); fs.utimesSync(file, now, now)', file);

/** Moves the file aside, and after some milliseconds another content into its place. */
export function saveWithGap(file, content, milliseconds) {
  const script = `
const fs = require('node:fs');
const [file, base64, pause] = process.argv.slice(1);
fs.renameSync(file, file + '.old');
setTimeout(() => { fs.writeFileSync(file + '.tmp', Buffer.from(base64, 'base64')); fs.renameSync(file + '.tmp', file); }, Number(pause));`;
  return spawn(process.execPath, ['-e', script, file, base64(content), `${milliseconds}`]);
}
