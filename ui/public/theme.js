// Before the first paint, so that nobody in the dark is blinded by a white page.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('zadel-theme');
    if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme);
    var language = localStorage.getItem('zadel-language');
    if (language === 'ru' || language === 'en') root.lang = language;
  } catch (e) {
    // Storage may be forbidden; the system's theme is a good guess then.
  }
})();
