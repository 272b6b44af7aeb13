extension WorkbenchSite {
  /// What programs can ask for; `openapi.json` describes each of them.
  static let apiRoutes = [
    Route("GET", "/api/v1/openapi.json") { _ in .json(OpenAPI.document) },
    Route("GET", "/api/v1/cases") { visit in CaseAPI.list(visit) },
    Route("GET", "/api/v1/cases/{id}") { visit throws(Problem) in try CaseAPI.one(visit) },
    Route("GET", "/api/v1/cases/{id}/advice") { visit throws(Problem) in
      try CaseAPI.advice(visit)
    },
    Route("GET", "/api/v1/cases/{id}/explain/{rule}") { visit throws(Problem) in
      try CaseAPI.explanation(visit)
    },
    Route("GET", "/api/v1/cases/{id}/questions") { visit throws(Problem) in
      try CaseAPI.questions(visit)
    },
    Route("POST", "/api/v1/advice") { visit throws(Problem) in try CaseAPI.trial(visit) },
    Route("PATCH", "/api/v1/cases/{id}/facts") { visit throws(Problem) in
      try CaseAPI.write(visit)
    },
    Route("POST", "/api/v1/cases/{id}/log") { visit throws(Problem) in
      try CaseAPI.record(visit)
    },
    Route("POST", "/api/v1/rules/check") { visit throws(Problem) in try RulesAPI.check(visit) },
    Route("GET", "/api/v1/rules/names") { visit in RulesAPI.names(visit) },
    Route("GET", "/api/v1/triage") { visit throws(Problem) in try ListAPI.triage(visit) },
    Route("GET", "/api/v1/worklist/{office}") { visit throws(Problem) in
      try ListAPI.worklist(visit)
    },
    Route("GET", "/api/v1/report/{month}") { visit throws(Problem) in
      try ListAPI.report(visit)
    },
  ]
}
