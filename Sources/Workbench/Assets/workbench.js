// What forms and links cannot do. Everything else works without this file.
(function () {
  'use strict';

  // Ctrl+K puts the cursor into the search field; not while a word is being composed.
  document.addEventListener('keydown', function (event) {
    if (event.isComposing || event.keyCode === 229) { return; }
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      var field = document.getElementById('search');
      if (field) {
        event.preventDefault();
        field.focus();
        field.select();
      }
    }
  });

  // A form with changes is not left without a question.
  var isChanged = false;
  document.addEventListener('input', function (event) {
    if (event.target.form && event.target.form.classList.contains('edit')) { isChanged = true; }
  });
  document.addEventListener('submit', function (event) {
    if (event.defaultPrevented) { return; }
    isChanged = false;
    // A second click does not send the form again.
    var button = event.target.querySelector('button[type="submit"]');
    if (button) { window.setTimeout(function () { button.disabled = true; }, 0); }
  });
  window.addEventListener('beforeunload', function (event) {
    if (isChanged) {
      event.preventDefault();
      event.returnValue = '';
    }
  });
  // A page that the browser shows again from its memory can be sent again.
  window.addEventListener('pageshow', function () {
    var buttons = document.querySelectorAll('button[disabled]');
    for (var index = 0; index < buttons.length; index += 1) { buttons[index].disabled = false; }
  });

  // What is wrong with a form is where the person is, also for those who do not see the page.
  var slip = document.querySelector('[role="alert"]');
  if (slip) {
    slip.setAttribute('tabindex', '-1');
    slip.focus();
  }
})();
