import ArgumentParser
import Reports
import RuleReports

extension AdviceFormat: ExpressibleByArgument {}
extension DiagnosticsFormat: ExpressibleByArgument {}
extension DifferenceFormat: ExpressibleByArgument {}
extension ProposalFormat: ExpressibleByArgument {}
extension TestFormat: ExpressibleByArgument {}
extension Handbook.Format: ExpressibleByArgument {}
