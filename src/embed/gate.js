/*
 * For browsers that do not understand the rest: says what to do. ES5, so that Internet Explorer and the
 * IE mode of 360, QAX and WPS browsers read it, also where it plays an older one.
 */
(function () {
  var ie = !!document.documentMode;
  var old = ie || typeof WebAssembly !== 'object' || !('noModule' in document.createElement('script')) ||
    !window.customElements || !Element.prototype.attachShadow || typeof BigInt !== 'function';
  if (!old) return;
  function say() {
    var found = document.getElementsByTagName('gouji-check');
    var zh = ie
      ? '当前是浏览器的兼容（IE）模式，核对程序不能运行。请点击地址栏右侧的图标切换到“极速模式”，或换用 Edge、Chrome、火狐等浏览器再打开。文件不会上传。'
      : '当前浏览器版本太旧，核对程序不能运行。请换用 Chromium 80、Firefox 115、Safari 16.4 以上内核的浏览器，360、奇安信等浏览器请升级到新版。文件不会上传。';
    var en = ie
      ? 'This is the IE mode of the browser, in which the checker cannot run. Please switch to its fast mode, or open the page in Edge, Chrome or Firefox. Nothing is sent.'
      : 'This browser is too old for the checker. Please use one of the age of Chromium 80, Firefox 115, Safari 16.4 or newer. Nothing is sent.';
    for (var i = found.length - 1; i >= 0; i -= 1) tell(found[i], [zh, en]);
  }
  function tell(element, sentences) {
    var told = document.createElement('p');
    told.setAttribute('role', 'alert');
    for (var i = 0; i < sentences.length; i += 1) {
      if (i > 0) told.appendChild(document.createElement('br'));
      told.appendChild(document.createTextNode(sentences[i]));
    }
    try {
      while (element.firstChild) element.removeChild(element.firstChild);
      element.appendChild(told);
    } catch (_) {
      // The document modes before 9 put nothing into an element that they do not know.
      element.parentNode.insertBefore(told, element);
    }
  }
  if (document.readyState === 'complete') say();
  else if (document.addEventListener) {
    document.addEventListener('DOMContentLoaded', say);
    window.addEventListener('load', say);
  } else window.attachEvent('onload', say);
}());
