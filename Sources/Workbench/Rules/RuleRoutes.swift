extension WorkbenchSite {
  /// The library of rules.
  static let ruleRoutes = [
    Route("GET", "/rules") { visit in LibraryPage.answer(visit) },
    Route("GET", "/rules/{kind}/{id}") { visit throws(Problem) in try RulePage.answer(visit) },
  ]
}
