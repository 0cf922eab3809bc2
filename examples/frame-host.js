import { connect } from '../host.js';

const frame = document.querySelector('iframe');
const said = document.querySelector('#said');
const say = ({ headline }) => { said.textContent = headline; };

// In a function: kernels before Chromium 89 know no `await` outside of one.
async function start() {
  // A real host knows the address of the frame; here it is the server's second origin.
  const other = await (await fetch('./other.json')).json();
  const gouji = connect(frame, { origin: other, onresult: say });
  frame.src = `${other}/embed.html`;
  document.querySelector('#file').addEventListener('change', async ({ target }) => {
    await gouji.ready;
    say((await gouji.check(target.files[0])).summary);
  });
}

start();
