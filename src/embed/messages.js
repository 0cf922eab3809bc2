/** Sentences that scripts show themselves: those of the page may not be loaded. */
export const MESSAGES = {
  forbidden: {
    'zh-CN': '本网站的内容安全策略（CSP）不允许运行核对程序。请网站管理员在 script-src 中加入 \'wasm-unsafe-eval\'；策略不能修改时，可以改用同一网站的框架，见 EMBEDDING.md。文件没有上传。',
    en: "This site's content security policy does not let the checker run. Its administrator may add 'wasm-unsafe-eval' to script-src or, where the policy cannot be changed, use a frame of the same site: see EMBEDDING.md. Nothing was sent.",
  },
  missing: {
    'zh-CN': '没有载入核对程序的文件，可能是网络中断或文件没有放全。请刷新页面再试。文件没有上传。',
    en: 'The files of the checker did not come: the line may be down, or files may be missing. Please reload the page. Nothing was sent.',
  },
};

export const UPDATE = {
  message: { 'zh-CN': '有新版本。更新会重新打开本页，屏幕上的内容需要重新核对。', en: 'There is a new version. Updating opens the page again; what is on the screen has to be checked again.' },
  button: { 'zh-CN': '更新', en: 'Update' },
};
