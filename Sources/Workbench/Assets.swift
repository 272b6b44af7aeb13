import Reports

/// The files that pages load; they are part of the program.
enum Assets {
  /// Each file with its type and its bytes.
  private static let all: [String: (type: String, bytes: [UInt8])] = [
    "page.css": ("text/css; charset=utf-8", Array(PageStyle.css.utf8)),
    "workbench.css": ("text/css; charset=utf-8", PackageResources.workbench_css),
    "workbench.js": ("text/javascript; charset=utf-8", PackageResources.workbench_js),
    "rules.js": ("text/javascript; charset=utf-8", PackageResources.rules_js),
    "icon.svg": ("image/svg+xml", PackageResources.icon_svg),
  ]

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    guard let file = all[visit.name("file")] else { throw .notFound(visit.name("file")) }
    return WebResponse(200, file.type, file.bytes, cache: "max-age=300")
  }
}
