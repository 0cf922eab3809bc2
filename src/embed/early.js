/*
 * Our own page only: keeps what is dropped, chosen or pasted before the checker is there, and hands it over when it is.
 * The page is drawn by then (index.html). ES5, because it runs before anything else.
 */
(function () {
  var events = ['dragover', 'drop', 'paste', 'change'];
  var kept = null;

  function take(event) {
    var transfer = event.dataTransfer || event.clipboardData;
    if (event.type === 'change') transfer = event.target;
    if (event.type !== 'change') event.preventDefault();
    if (event.type === 'dragover' || !transfer) return;
    var texts = {};
    if (transfer.getData) {
      texts['text/html'] = transfer.getData('text/html');
      texts['text/plain'] = transfer.getData('text/plain');
    }
    var files = [].slice.call(transfer.files || []);
    if (!files.length && !texts['text/html'] && !texts['text/plain']) return;
    kept = { files: files, texts: texts };
    tell(files.length ? files[0].name : '');
  }

  function tell(name) {
    var line = document.querySelector('.opening__kept');
    if (!line) return;
    line.hidden = false;
    line.querySelector('b').textContent = name;
  }

  /** The element takes everything itself from now on, beginning with what was kept. */
  window.goujiOpened = function () {
    events.forEach(function (event) { window.removeEventListener(event, take, true); });
    if (!kept) return;
    var transfer = new DataTransfer();
    kept.files.forEach(function (file) { transfer.items.add(file); });
    Object.keys(kept.texts).forEach(function (kind) {
      if (!kept.files.length && kept.texts[kind]) transfer.setData(kind, kept.texts[kind]);
    });
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
    kept = null;
  };

  if (window.addEventListener) {
    events.forEach(function (event) { window.addEventListener(event, take, true); });
  }
}());
