// The editor of a draft. Without this file its buttons do the same.
(function () {
  'use strict';

  var form = document.getElementById('editor');
  var area = document.getElementById('text');
  if (!form || !area) { return; }
  var words = form.dataset;
  var problems = [];
  var sequence = 0;
  var isComposing = false;
  var quick = 0;
  var slow = 0;

  function element(id) { return document.getElementById(id); }

  // Lines and columns of the server count characters; the field counts UTF-16 units.
  function offset(line, column) {
    var start = 0;
    for (var count = 1; count < line; count += 1) {
      var next = area.value.indexOf('\n', start);
      if (next < 0) { return area.value.length; }
      start = next + 1;
    }
    var end = area.value.indexOf('\n', start);
    if (end < 0) { end = area.value.length; }
    for (var passed = 1; passed < column && start < end; passed += 1) {
      start += area.value.codePointAt(start) > 0xFFFF ? 2 : 1;
    }
    return start;
  }

  function select(start, end) {
    area.focus();
    area.setSelectionRange(start, end);
    var line = area.value.slice(0, start).split('\n').length;
    var height = parseFloat(window.getComputedStyle(area).lineHeight) || 22;
    if ((line - 2) * height < area.scrollTop || (line + 2) * height > area.scrollTop + area.clientHeight) {
      area.scrollTop = Math.max(0, (line - 6) * height);
    }
  }

  // Replaces a stretch so that the browser can undo it.
  function replace(start, end, text) {
    area.focus();
    area.setSelectionRange(start, end);
    if (!document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) {
      area.setRangeText(text, start, end, 'end');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  function add(parent, name, text, kind) {
    var child = document.createElement(name);
    if (text) { child.textContent = text; }
    if (kind) { child.className = kind; }
    parent.appendChild(child);
    return child;
  }

  function show(found) {
    var told = found.filter(function (own) { return own.severity !== 'note'; });
    problems = told.filter(function (own) { return own.file === words.file; });
    problems.sort(function (a, b) { return a.line - b.line || a.column - b.column; });
    var others = told.filter(function (own) { return own.file !== words.file; });
    var errors = told.filter(function (own) { return own.severity === 'error'; }).length;
    var place = element('problems');
    place.textContent = '';
    var summary = told.length === 0 ? words.none
      : words.count.replace('{errors}', errors).replace('{warnings}', told.length - errors);
    add(place, 'p', summary, errors > 0 ? 'alert' : 'quiet').setAttribute('role', 'status');
    var list = add(place, 'ol', '', 'problems');
    problems.concat(others).slice(0, 60).forEach(function (own) {
      var item = add(list, 'li', '', own.severity);
      add(item, 'b', own.severity === 'error' ? words.error : words.warning);
      item.appendChild(document.createTextNode(' ' + own.message + ' '));
      var name = own.file + ':' + own.line;
      if (own.file === words.file) {
        var button = add(item, 'button', name, 'link');
        button.type = 'button';
        button.addEventListener('click', function () { go(own); });
      } else {
        add(item, 'code', name);
      }
      if (own.help) { add(item, 'span', own.help, 'hint'); }
      if (own.fix && own.file === words.file) {
        var fix = add(item, 'button', words.fix, 'small');
        fix.type = 'button';
        fix.addEventListener('click', function () { mend(own); });
      }
    });
    return errors;
  }

  function go(own) {
    var start = offset(own.line, own.column);
    select(start, Math.max(start, offset(own.end_line, own.end_column)));
  }

  function mend(own) {
    replace(offset(own.fix.line, own.fix.column), offset(own.fix.end_line, own.fix.end_column),
      own.fix.replacement);
  }

  // The next problem after the cursor, or the one before it; the list is a ring.
  function step(back) {
    if (problems.length === 0) { return; }
    var here = area.selectionStart;
    var starts = problems.map(function (own) { return offset(own.line, own.column); });
    var index = -1;
    if (back) {
      starts.forEach(function (start, own) { if (start < here) { index = own; } });
      if (index < 0) { index = problems.length - 1; }
    } else {
      index = starts.findIndex(function (start) { return start > here; });
      if (index < 0) { index = 0; }
    }
    go(problems[index]);
  }

  function mendHere() {
    var here = area.selectionStart;
    var line = area.value.slice(0, here).split('\n').length;
    var own = problems.find(function (one) {
      return one.fix && one.line <= line && line <= one.end_line;
    });
    if (own) { mend(own); }
  }

  // Answers that were overtaken by a later change are dropped.
  function check(isQuick, then) {
    var own = sequence;
    var files = {};
    files[words.file] = area.value;
    fetch(words.check + '&impact=no' + (isQuick ? '&checks=no' : ''), {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ files: files, draft: words.draft })
    }).then(function (answer) { return answer.ok ? answer.json() : null; }).then(function (found) {
      if (own !== sequence) { return; }
      if (!found) {
        element('problems').textContent = words.failed;
        return;
      }
      var errors = show(found.diagnostics);
      form.dataset.checked = String(own);
      if (then) { then(errors); }
    }).catch(function () {
      if (own === sequence) { element('problems').textContent = words.failed; }
    });
  }

  var good = '';
  function dim(isOld) {
    element('impact').classList.toggle('stale', isOld);
    var dated = element('dated');
    dated.hidden = !isOld || good === '';
    dated.textContent = words.old.replace('{time}', good);
  }

  function preview(part) {
    var own = sequence;
    var body = new URLSearchParams();
    body.append('file', words.file);
    body.append('text', area.value);
    body.append('part', part);
    fetch(words.preview, { method: 'POST', body: body }).then(function (answer) {
      return answer.ok ? answer.text() : null;
    }).then(function (text) {
      if (own !== sequence || text === null) {
        if (part === 'tests') { element(part).textContent = text === null ? words.failed : ''; }
        return;
      }
      element(part).innerHTML = text;
      if (part === 'impact') {
        good = new Date().toTimeString().slice(0, 8);
        dim(false);
      }
    }).catch(function () { if (part === 'tests') { element(part).textContent = words.failed; } });
  }

  function later() {
    sequence += 1;
    window.clearTimeout(quick);
    window.clearTimeout(slow);
    if (isComposing) { return; }
    quick = window.setTimeout(function () {
      check(true, function (errors) { if (errors > 0) { dim(true); } });
    }, 200);
    slow = window.setTimeout(function () {
      check(false, function (errors) {
        if (errors > 0) { dim(true); } else if (!words.many) { preview('impact'); }
      });
    }, 800);
  }

  function tests() {
    element('tests').textContent = words.busy;
    preview('tests');
  }

  // Names by title or id.
  var offers = element('offers');
  var names = null;
  var chosen = 0;

  function typed() {
    return /[\w.\-\u3400-\u9fff]*$/.exec(area.value.slice(0, area.selectionStart))[0];
  }

  function close() {
    offers.hidden = true;
    area.removeAttribute('aria-activedescendant');
  }

  function offer() {
    if (!names) {
      fetch(words.names).then(function (answer) { return answer.json(); }).then(function (found) {
        names = found.names;
        offer();
      }).catch(function () { close(); });
      return;
    }
    var wanted = typed().toLowerCase();
    var begins = [];
    var holds = [];
    names.forEach(function (own) {
      var id = own.id.toLowerCase();
      if (id.indexOf(wanted) === 0) { begins.push(own); } else if (id.indexOf(wanted) > 0
        || own.zh.indexOf(wanted) >= 0 || own.en.toLowerCase().indexOf(wanted) >= 0) { holds.push(own); }
    });
    // Conditions are written with facts, so these come first.
    function isRead(own) { return own.kind === 'fact' || own.kind === 'decision'; }
    var all = begins.concat(holds);
    var found = all.filter(isRead).concat(all.filter(function (own) { return !isRead(own); }))
      .slice(0, 12);
    offers.textContent = '';
    chosen = 0;
    found.forEach(function (own, index) {
      var item = add(offers, 'div', '', index === 0 ? 'chosen' : '');
      item.setAttribute('role', 'option');
      item.id = 'offer-' + index;
      item.dataset.name = own.id;
      add(item, 'code', own.id);
      add(item, 'span', ' ' + own[words.lang]);
      item.addEventListener('mousedown', function (event) {
        event.preventDefault();
        insert(own.id);
      });
    });
    offers.hidden = found.length === 0;
    mark();
  }

  function mark() {
    for (var index = 0; index < offers.children.length; index += 1) {
      offers.children[index].className = index === chosen ? 'chosen' : '';
      offers.children[index].setAttribute('aria-selected', index === chosen ? 'true' : 'false');
    }
    area.setAttribute('aria-controls', 'offers');
    if (!offers.hidden) { area.setAttribute('aria-activedescendant', 'offer-' + chosen); }
  }

  function insert(name) {
    var end = area.selectionStart;
    replace(end - typed().length, end, name);
    close();
  }

  var mayLeave = false;
  area.addEventListener('keydown', function (event) {
    if (event.isComposing || event.keyCode === 229) { return; }
    var isOpen = !offers.hidden;
    var key = event.key;
    if (isOpen && (key === 'ArrowDown' || key === 'ArrowUp')) {
      var count = offers.children.length;
      chosen = (chosen + (key === 'ArrowDown' ? 1 : count - 1)) % count;
      mark();
    } else if (isOpen && (key === 'Enter' || key === 'Tab') && !event.ctrlKey) {
      insert(offers.children[chosen].dataset.name);
    } else if (isOpen && key === 'Escape') {
      close();
    } else if (key === 'Escape') {
      mayLeave = true;
      return;
    } else if (key === 'Tab' && !mayLeave && !event.shiftKey && !event.ctrlKey && !event.altKey) {
      replace(area.selectionStart, area.selectionEnd, '  ');
    } else if ((event.ctrlKey && key === ' ') || (event.altKey && key === '/')) {
      offer();
    } else if (key === 'F8') {
      step(event.shiftKey);
    } else if (event.ctrlKey && key === '.') {
      mendHere();
    } else if (event.ctrlKey && key === 'Enter') {
      tests();
    } else {
      if (key !== 'Shift' && key !== 'Tab') { mayLeave = false; }
      return;
    }
    event.preventDefault();
  });
  area.addEventListener('blur', function () {
    mayLeave = false;
    close();
  });

  area.addEventListener('compositionstart', function () { isComposing = true; });
  area.addEventListener('compositionend', function () {
    isComposing = false;
    later();
  });
  area.addEventListener('input', function (event) {
    if (event.isComposing || isComposing) { return; }
    later();
    if (!offers.hidden) { offer(); }
  });

  form.addEventListener('submit', function (event) {
    if (event.submitter && event.submitter.value === 'tests') {
      event.preventDefault();
      tests();
    }
  });

  // What the file has when the page is opened.
  check(false, function (errors) { if (errors === 0 && !words.many) { preview('impact'); } });
})();
