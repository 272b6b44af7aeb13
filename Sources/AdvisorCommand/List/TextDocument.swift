import ArgumentParser
import Diagnostics
import Files
import Glibc
import Tables

/// Text documents for word processors, which the program pandoc makes.
enum TextDocument {
  /// The HTML as a docx; without pandoc a message that says what to do, and status 2.
  ///
  /// Each page begins on a new sheet. The frame has the styles and the footer. The same HTML gives
  /// the same bytes.
  static func made(fromHTML html: [UInt8], in frame: [UInt8], _ language: Language) throws
    -> [UInt8]
  {
    let inputs = [(html, ".html"), (frame, ".docx"), (Array(pages.utf8), ".lua")]
    var files: [TemporaryFile] = []
    defer { for file in files { file.remove() } }
    for (bytes, ending) in inputs {
      files.append(
        try Failing.orExit(language) { () throws(FileFault) in
          try TemporaryFile(containing: bytes, ending: ending)
        })
    }
    setenv("SOURCE_DATE_EPOCH", "946684800", 1)
    let arguments = [
      "--from", "html", "--to", "docx", "--output", "-", "--reference-doc", files[1].path,
      "--lua-filter", files[2].path, files[0].path,
    ]
    let answer = OtherProgram.run("pandoc", arguments)
    guard let answer, answer.status == 0, let docx = DocumentFrame.finished(answer.output) else {
      Console.error(
        told(
          """
          advisor：docx 要用程序 pandoc 生成，而此处没有，或未能运行
            请安装 pandoc（如 `apt-get install pandoc`），或改用 `--format html`，Word 和 WPS 都能打开

          """,
          """
          advisor: a docx is made by the program pandoc, which is not here, or did not work
            install pandoc (such as `apt-get install pandoc`), or take `--format html`, which Word and WPS open

          """))
      throw ExitCode(2)
    }
    return docx
  }

  /// Tells pandoc to begin each page on a new sheet, along or across, to leave room where people
  /// write, and to leave out the lists behind the figures.
  private static let pages = """
    local function isPage(block)
      return block.t == "Div" and block.attributes.role == "main"
    end

    local function ending(page)
      local section = '\(DocumentFrame.section(isAcross: false))'
      if page.classes:includes("landscape") then
        section = '\(DocumentFrame.section(isAcross: true))'
      end
      return pandoc.RawBlock("openxml", '<w:p><w:pPr><w:spacing w:before="0" w:after="0"'
        .. ' w:line="20" w:lineRule="exact"/>' .. section .. '</w:pPr></w:p>')
    end

    local function widen(rows)
      for _, row in ipairs(rows) do
        for _, cell in ipairs(row.cells) do
          if cell.attr.classes:includes("room") then
            cell.contents = {pandoc.Plain({pandoc.LineBreak(), pandoc.LineBreak()})}
          end
        end
      end
    end

    function Span(span)
      if span.classes:includes("count") then
        return {pandoc.Str("("), pandoc.Str(pandoc.utils.stringify(span)), pandoc.Str(")")}
      end
    end

    function Div(div)
      if not div.classes:includes("figures") then return nil end
      local figures = {}
      for _, block in ipairs(div.content) do
        if block.t == "Plain" then
          if #figures > 0 then table.insert(figures, pandoc.Str(" | ")) end
          for _, inline in ipairs(block.content) do table.insert(figures, inline) end
        end
      end
      return pandoc.Para(figures)
    end

    function Table(table)
      for _, body in ipairs(table.bodies) do widen(body.body) end
      return table
    end

    function Pandoc(document)
      local blocks = {}
      for index, block in ipairs(document.blocks) do
        table.insert(blocks, block)
        local next = document.blocks[index + 1]
        if isPage(block) and next and isPage(next) then table.insert(blocks, ending(block)) end
      end
      return pandoc.Pandoc(blocks, pandoc.Meta({}))
    end
    """
}

/// A file in the folder for temporary files.
struct TemporaryFile {
  let path: String

  /// Writes a new file with that ending.
  init(containing bytes: [UInt8], ending: String) throws(FileFault) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/advisor-XXXXXX\(ending)".utf8CString)
    let descriptor = mkstemps(&template, Int32(ending.utf8.count))
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard descriptor >= 0 else { throw FileFault(path: path, code: errno) }
    defer { close(descriptor) }
    self.path = path
    do {
      try Folder.writeAll(bytes, to: descriptor, path)
    } catch {
      unlink(path)
      throw error
    }
  }

  func remove() { unlink(path) }
}
