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
  // What is typed into a form of a meeting survives that the page is loaded again.
  var kept = document.querySelector('form[data-keep]');
  if (kept) {
    var store = 'advisor-' + kept.getAttribute('data-keep');
    var fields = kept.querySelectorAll('input[type="text"], select');
    var typed = JSON.parse(window.sessionStorage.getItem(store) || '{}');
    for (var place = 0; place < fields.length; place += 1) {
      if (!fields[place].value && typed[fields[place].name]) {
        fields[place].value = typed[fields[place].name];
      }
    }
    kept.addEventListener('input', function () {
      var now = {};
      for (var each = 0; each < fields.length; each += 1) { now[fields[each].name] = fields[each].value; }
      window.sessionStorage.setItem(store, JSON.stringify(now));
    });
    kept.addEventListener('submit', function () { window.sessionStorage.removeItem(store); });
  }

  // The arrow keys go to the case before and after, unless something is being typed.
  document.addEventListener('keydown', function (event) {
    if (event.isComposing || event.keyCode === 229) { return; }
    var rel = event.key === 'ArrowLeft' ? 'prev' : event.key === 'ArrowRight' ? 'next' : null;
    var isTyped = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (!rel || isTyped || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) { return; }
    var link = document.querySelector('a[rel="' + rel + '"]');
    if (link) { window.location.assign(link.href); }
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
