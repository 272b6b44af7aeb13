/// The arguments of one call, read by their place, with the parameter's name for what goes wrong.
struct Arguments {
  let call: Builtin.Call
  let signature: Builtin.Signature

  init(_ call: Builtin.Call, _ signature: Builtin.Signature) {
    self.call = call
    self.signature = signature
  }

  /// The index of the signature that was chosen.
  var form: Int { call.signature }

  /// The argument; null where it was left out.
  func value(_ index: Int) -> Value {
    index < call.arguments.count ? call.arguments[index] ?? .null : .null
  }

  /// Whether the argument was left out.
  func isOmitted(_ index: Int) -> Bool {
    index >= call.arguments.count || call.arguments[index] == nil
  }

  /// Whether it was left out or is null.
  func isAbsent(_ index: Int) -> Bool {
    if case .null = value(index) { return true }
    return false
  }

  /// All arguments from the index on, for a parameter that takes any number.
  func rest(_ index: Int) -> [Value] { call.arguments.dropFirst(index).map { $0 ?? .null } }

  /// How many items and bytes the arguments hold, for what the call may cost.
  var size: Int {
    call.arguments.reduce(0) { size, argument in
      switch argument {
      case .list(let items): size + items.count
      case .string(let text): size + text.utf8.count
      case .context(let context): size + context.entries.count
      default: size
      }
    }
  }

  func name(_ index: Int) -> String {
    index < signature.parameters.count
      ? signature.parameters[index].name : signature.parameters.last?.name ?? ""
  }

  func present(_ index: Int) throws(Refusal) -> Value {
    let value = value(index)
    if case .null = value { throw .isNull(name(index)) }
    return value
  }

  func number(_ index: Int) throws(Refusal) -> Number {
    guard case .number(let number) = try present(index) else { throw mistyped(index) }
    return number
  }

  /// A number cut to an integer.
  func integer(_ index: Int) throws(Refusal) -> Int {
    let number = try number(index)
    guard let integer = number.rounded(.down)?.integer, integer.magnitude < 1 << 60 else {
      throw .outOfRange(name(index), number)
    }
    return integer
  }

  func string(_ index: Int) throws(Refusal) -> String {
    guard case .string(let text) = try present(index) else { throw mistyped(index) }
    return text
  }

  /// The string, nil where it was left out or is null.
  func optionalString(_ index: Int) throws(Refusal) -> String? {
    isAbsent(index) ? nil : try string(index)
  }

  func boolean(_ index: Int) throws(Refusal) -> Bool {
    guard case .boolean(let flag) = try present(index) else { throw mistyped(index) }
    return flag
  }

  func list(_ index: Int) throws(Refusal) -> [Value] {
    guard case .list(let items) = try present(index) else { throw mistyped(index) }
    return items
  }

  func context(_ index: Int) throws(Refusal) -> ContextValue {
    guard case .context(let context) = try present(index) else { throw mistyped(index) }
    return context
  }

  func range(_ index: Int) throws(Refusal) -> RangeValue {
    guard case .range(let range) = try present(index) else { throw mistyped(index) }
    return range
  }

  func function(_ index: Int) throws(Refusal) -> FunctionValue {
    guard case .function(let function) = try present(index) else { throw mistyped(index) }
    return function
  }

  /// The day of a date or of a date and time.
  func day(_ index: Int) throws(Refusal) -> CalendarDate {
    switch try present(index) {
    case .date(let date): return date
    case .dateAndTime(let dateAndTime): return dateAndTime.date
    default: throw mistyped(index)
    }
  }

  /// The items of the list, or the arguments themselves.
  func items() throws(Refusal) -> [Value] { form == 0 ? try list(0) : rest(0) }

  /// ``items()``, all numbers.
  func numbers() throws(Refusal) -> [Number] {
    var numbers: [Number] = []
    for item in try items() {
      guard case .number(let number) = item else {
        if case .null = item { throw .hasNull(name(0)) }
        throw .wrongType(name(0), item, wanted: "number")
      }
      numbers.append(number)
    }
    return numbers
  }

  func mistyped(_ index: Int) -> Refusal {
    let type = index < signature.parameters.count ? signature.parameters[index].type.text : ""
    return .wrongType(name(index), value(index), wanted: type)
  }
}

extension Optional {
  /// The value, or the refusal where there is none.
  func or(_ refusal: @autoclosure () -> Refusal) throws(Refusal) -> Wrapped {
    guard let self else { throw refusal() }
    return self
  }
}
