import ArgumentParser
import Reports

extension AdviceFormat: ExpressibleByArgument {}
extension DiagnosticsFormat: ExpressibleByArgument {}
extension TestFormat: ExpressibleByArgument {}
extension Handbook.Format: ExpressibleByArgument {}
