extension WorkbenchSite {
  /// The library of rules, and the drafts of new ones.
  static let ruleRoutes = [
    Route("GET", "/rules") { visit in LibraryPage.answer(visit) },
    Route("GET", "/rules/drafts") { visit in DraftListPage.answer(visit) },
    Route("POST", "/rules/drafts") { visit throws(Problem) in try DraftListPage.make(visit) },
    Route("GET", "/rules/drafts/{draft}") { visit throws(Problem) in try DraftPage.answer(visit) },
    Route("POST", "/rules/drafts/{draft}/remove") { visit throws(Problem) in
      try DraftListPage.remove(visit)
    },
    Route("POST", "/rules/drafts/{draft}/drop") { visit throws(Problem) in
      try DraftPage.drop(visit)
    },
    Route("GET", "/rules/drafts/{draft}/edit") { visit throws(Problem) in
      try DraftEditor.answer(visit)
    },
    Route("POST", "/rules/drafts/{draft}/edit") { visit throws(Problem) in
      try DraftEditor.change(visit)
    },
    Route("POST", "/rules/drafts/{draft}/preview") { visit throws(Problem) in
      try DraftEditor.preview(visit)
    },
    Route("GET", "/rules/drafts/{draft}/propose") { visit throws(Problem) in
      try ProposePage.answer(visit)
    },
    Route("POST", "/rules/drafts/{draft}/approve") { visit throws(Problem) in
      try ProposePage.approve(visit)
    },
    Route("GET", "/rules/changes") { visit in RuleChangesPage.answer(visit) },
    Route("GET", "/rules/{kind}/{id}") { visit throws(Problem) in try RulePage.answer(visit) },
  ]
}
