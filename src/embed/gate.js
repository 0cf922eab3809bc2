/*
 * Shows what to do in browsers that cannot run the checker. Written in ES5 and for document modes of Internet
 * Explorer before 9, so that the IE mode of 360, QAX and WPS browsers runs it.
 */
(function () {
  var ie = !!document.documentMode;
  var old = ie || typeof WebAssembly !== 'object' || !('noModule' in document.createElement('script')) ||
    !window.customElements || !Element.prototype.attachShadow || typeof BigInt !== 'function';
  if (!old) return;
  function showAll() {
    var found = document.getElementsByTagName('gouji-check');
    var zh = ie
      ? '当前是浏览器的兼容（IE）模式，核对程序不能运行。请点击地址栏右侧的图标切换到“极速模式”，或换用 Edge、Chrome、火狐等浏览器再打开。文件不会上传。'
      : '当前浏览器版本太旧，核对程序不能运行。请换用 Chromium 80、Firefox 115、Safari 16.4 以上内核的浏览器，360、奇安信等浏览器请升级到新版。文件不会上传。';
    var en = ie
      ? 'This is the IE mode of the browser, in which the checker cannot run. Please switch to its fast mode, or open the page in Edge, Chrome or Firefox. Nothing is sent.'
      : 'This browser is too old for the checker. Please use one of the age of Chromium 80, Firefox 115, Safari 16.4 or newer. Nothing is sent.';
    for (var i = found.length - 1; i >= 0; i -= 1) show(found[i], [zh, en]);
  }
  function show(element, sentences) {
    var alert = document.createElement('p');
    alert.setAttribute('role', 'alert');
    for (var i = 0; i < sentences.length; i += 1) {
      if (i > 0) alert.appendChild(document.createElement('br'));
      alert.appendChild(document.createTextNode(sentences[i]));
    }
    try {
      while (element.firstChild) element.removeChild(element.firstChild);
      element.appendChild(alert);
    } catch (_) {
      // Document modes before 9 cannot append to unknown elements.
      element.parentNode.insertBefore(alert, element);
    }
  }
  if (document.readyState === 'complete') showAll();
  else if (document.addEventListener) {
    document.addEventListener('DOMContentLoaded', showAll);
    window.addEventListener('load', showAll);
  } else window.attachEvent('onload', showAll);
}());
