extension WorkbenchSite {
  /// What people can look at and fill in.
  static let pageRoutes = [
    Route("GET", "/") { visit in .seeOther(visit.link("cases")) },
    Route("GET", "/assets/{file}") { visit throws(Problem) in try Assets.answer(visit) },
    Route("GET", "/cases") { visit in LedgerPage.answer(visit) },
    Route("GET", "/cases/{id}") { visit throws(Problem) in try CasePage.answer(visit) },
    Route("GET", "/cases/{id}/full") { visit throws(Problem) in try CasePage.whole(visit) },
    Route("GET", "/cases/{id}/explain/{rule}") { visit throws(Problem) in
      try ExplainPage.answer(visit)
    },
    Route("GET", "/cases/{id}/try") { visit throws(Problem) in try TryPage.answer(visit) },
    Route("GET", "/cases/{id}/facts") { visit throws(Problem) in
      try FactListPage.answer(visit)
    },
    Route("GET", "/cases/{id}/facts/{fact}") { visit throws(Problem) in
      try FactPage.answer(visit)
    },
    Route("POST", "/cases/{id}/facts/{fact}") { visit throws(Problem) in
      try FactPage.write(visit)
    },
    Route("GET", "/cases/{id}/record") { visit throws(Problem) in try RecordPage.answer(visit) },
    Route("POST", "/cases/{id}/record") { visit throws(Problem) in try RecordPage.write(visit) },
    Route("GET", "/cases/{id}/undo") { visit throws(Problem) in try UndoPage.answer(visit) },
    Route("POST", "/cases/{id}/undo") { visit throws(Problem) in try UndoPage.write(visit) },
    Route("GET", "/cases/{id}/history") { visit throws(Problem) in
      try HistoryPage.answer(visit)
    },
    Route("GET", "/cases/{id}/ask") { visit throws(Problem) in try AskPage.answer(visit) },
    Route("POST", "/cases/{id}/ask") { visit throws(Problem) in try AskPage.write(visit) },
    Route("GET", "/cases/{id}/ask/all") { visit throws(Problem) in
      try ReviewPage.questions(visit)
    },
    Route("GET", "/cases/{id}/ask/review") { visit throws(Problem) in
      try ReviewPage.answer(visit)
    },
    Route("POST", "/cases/{id}/ask/save") { visit throws(Problem) in try ReviewPage.save(visit) },
    Route("POST", "/cases/{id}/ask/drop") { visit throws(Problem) in try ReviewPage.drop(visit) },
    Route("POST", "/search") { visit in SearchPage.answer(visit) },
    Route("GET", "/meeting") { visit in MeetingPage.agenda(visit) },
    Route("GET", "/meeting/{id}") { visit throws(Problem) in try MeetingPage.answer(visit) },
    Route("POST", "/meeting/{id}") { visit throws(Problem) in try MeetingPage.write(visit) },
    Route("GET", "/offices") { visit in ListPages.offices(visit) },
    Route("GET", "/offices/{office}") { visit throws(Problem) in try ListPages.office(visit) },
    Route("GET", "/reports") { visit in MonthPage.current(visit) },
    Route("GET", "/reports/{month}") { visit throws(Problem) in try MonthPage.answer(visit) },
    Route("POST", "/reports/{month}") { visit throws(Problem) in try MonthPage.freeze(visit) },
    Route("GET", "/download/{file}") { visit throws(Problem) in
      try ListPages.download(visit)
    },
  ]
}
