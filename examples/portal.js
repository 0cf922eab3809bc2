/* In the manner of a portal's old scripts: it adds to what belongs to all, and listens to everything. */
(function () {
  Array.prototype.remove = function (one) { var at = this.indexOf(one); if (at >= 0) this.splice(at, 1); return this; };
  Object.prototype.isPortal = function () { return true; };
  window.$ = function (selector) { return document.querySelectorAll(selector); };
  document.onkeydown = function () { return true; };
  document.onclick = function () { window.clicks = (window.clicks || 0) + 1; };
}());
