import Diagnostics

/// What the keys of the language mean, for the schemas; a key that is described where it stands
/// needs none here.
enum SchemaWords {
  /// The meaning of a key, which is the same wherever the key may stand.
  static let keys: [String: Wording] = [
    "achieves": Wording(en: "the facts that it is meant to change", zh: "要改变的事实"),
    "asked_on": Wording(en: "the day on which it was asked", zh: "询问日期"),
    "basis": Wording(en: "the sources that it rests on", zh: "依据"),
    "by": Wording(en: "who it was, or who decides", zh: "由谁办理或决定"),
    "calendar": Wording(en: "holidays and make-up workdays", zh: "节假日和调休"),
    "case": Wording(en: "a case file, or the id of a case", zh: "案件文件或案号"),
    "checked": Wording(en: "whether somebody has read the place", zh: "是否已核对原文"),
    "closed": Wording(en: "people's decision to strike it off the list", zh: "销号决定"),
    "consider": Wording(en: "what to weigh in the decision", zh: "决定时要考虑的内容"),
    "counterparts": Wording(
      en: "parties that are approached and never tasked", zh: "对接方，只联系、不派任务"),
    "date": Wording(en: "the day it was issued", zh: "发布日期"),
    "decide": Wording(en: "people decide this one; the rules only prepare it", zh: "由人决定，规则只作准备"),
    "documents": Wording(en: "the papers that it takes", zh: "所需材料"),
    "due": Wording(en: "the day that was agreed on", zh: "约定的期限日"),
    "excludes": Wording(en: "remedies that are never under way at the same time", zh: "不能同时进行的措施"),
    "expect": Wording(en: "what the advice must be", zh: "期望的建议"),
    "facts": Wording(en: "facts, nested or with dotted names", zh: "事实，可嵌套，也可用带点的名称"),
    "from": Wording(en: "the day that it is counted from", zh: "起算日"),
    "have": Wording(en: "the fact that says whether the paper is at hand", zh: "表示材料是否齐备的事实"),
    "hit": Wording(en: "what happens where several rows match", zh: "多行符合时如何取值"),
    "holidays": Wording(en: "days off besides Saturday and Sunday", zh: "周末以外的休息日"),
    "id": Wording(en: "its id", zh: "编号"),
    "inputs": Wording(en: "what the columns test: FEEL", zh: "各列判断的内容（FEEL）"),
    "is": Wording(en: "how it stands", zh: "状态"),
    "languages": Wording(en: "the languages of the texts, its own first", zh: "文本语言，首个为主要语言"),
    "lead": Wording(en: "who owns the step and its deadline", zh: "牵头单位，对步骤和期限负责"),
    "log": Wording(en: "what happened, oldest first", zh: "办理记录，按时间先后"),
    "met": Wording(en: "when the time limit has been kept: FEEL", zh: "何时算已按期办结（FEEL）"),
    "name": Wording(en: "what is claimed", zh: "名称"),
    "needs": Wording(en: "what must hold before it can start: FEEL", zh: "开始前须具备的条件（FEEL）"),
    "note": Wording(en: "a remark", zh: "备注"),
    "number": Wording(en: "the number of the document", zh: "文号"),
    "of": Wording(en: "`case`: one value for the whole case", zh: "`case`：全案只有一个值"),
    "offices": Wording(en: "offices and other parties", zh: "单位和其他相关方"),
    "on": Wording(en: "the day, or since when it was so", zh: "日期，或从何时起"),
    "opened": Wording(en: "the day on which the case was opened", zh: "立案日期"),
    "optional": Wording(en: "whether it may be null: there is none", zh: "可否为 null（没有）"),
    "part": Wording(en: "the part of the case", zh: "案件的一部分"),
    "parts": Wording(
      en: "the parts, each with its own facts", zh: "各部分，各有自己的事实"),
    "plan": Wording(en: "what the plan must be", zh: "计划应如何"),
    "playbook": Wording(en: "the name and version of the rules", zh: "规则库的名称和版本"),
    "properties": Wording(en: "what the rules promise", zh: "规则的性质"),
    "reached": Wording(en: "when the goal is reached: FEEL", zh: "何时算实现（FEEL）"),
    "reaches": Wording(en: "whether the plan reaches the goals", zh: "计划能否实现目标"),
    "reason": Wording(en: "why", zh: "原因"),
    "remedies": Wording(en: "remedies, in order of preference", zh: "措施，按优先次序"),
    "remedy": Wording(en: "which step", zh: "措施"),
    "rows": Wording(en: "a test for each input, then the output", zh: "每列一个判断，最后是结果"),
    "source": Wording(en: "who said so, or where it stands", zh: "来源"),
    "stages": Wording(en: "the steps of each stage", zh: "各阶段的步骤"),
    "status": Wording(en: "how sure it is", zh: "核实情况"),
    "steps": Wording(en: "what to do, step by step", zh: "具体做法"),
    "stops": Wording(en: "the goals that it stops; without this key every goal", zh: "阻碍的目标，不写为全部"),
    "table": Wording(en: "a decision table", zh: "决策表"),
    "team": Wording(en: "the working group", zh: "专班成员"),
    "tests": Wording(en: "what the rules have to answer", zh: "规则测试"),
    "then": Wording(en: "what cannot be false there: FEEL", zh: "此时必然成立的内容（FEEL）"),
    "title": Wording(en: "what people call it", zh: "名称"),
    "type": Wording(en: "the type of the value", zh: "值的类型"),
    "unit": Wording(en: "the unit of the number, such as CNY", zh: "计量单位，如 CNY"),
    "value": Wording(en: "what the fact is", zh: "值"),
    "version": Wording(en: "the version, as the authors write it", zh: "版本"),
    "void": Wording(en: "the entry was taken back", zh: "此条已撤销"),
    "was": Wording(en: "what the fact was before, oldest first", zh: "此前的情况，按时间先后"),
    "weights": Wording(
      en: "how likely each value is, for the order of questions", zh: "各值的可能性，用于排列问题"),
    "with": Wording(en: "support, which can be given tasks", zh: "配合单位，可派任务"),
    "within": Wording(en: "the time limit", zh: "时限"),
    "workdays": Wording(en: "Saturdays and Sundays that are worked", zh: "调休上班的周末"),
  ]
}

extension SchemaParts {
  /// The schema of a map whose keys are those of the language, each with its meaning.
  func fields(_ properties: [(String, JSON)], required: [String] = []) -> JSON {
    object(worded(properties), required: required)
  }

  /// The keys with their meanings, but for those that are described already.
  func worded(_ properties: [(String, JSON)]) -> [(String, JSON)] {
    properties.map { name, schema in
      let isDescribed = schema.members.contains { $0.0 == "description" }
      guard !isDescribed, let word = SchemaWords.keys[name] else { return (name, schema) }
      return (name, .object([("description", .string(word[language]))] + schema.members))
    }
  }
}
