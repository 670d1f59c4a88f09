//! The methods of `Report` that most reports have alike.

/// Writes these methods of a report with the fields `head`, `plans` and `findings`.
macro_rules! shared_methods {
    (head, ids, findings) => {
        $crate::report::shared_methods::shared_methods!(head, findings);

        fn ids(&self) -> Vec<&str> {
            self.plans.iter().map(|plan| plan.label.id.as_str()).collect()
        }
    };
    (head, findings) => {
        fn head(&self) -> &$crate::report::Head {
            &self.head
        }

        fn findings(&self) -> impl Iterator<Item = &$crate::diag::LocatedFinding> {
            self.findings.iter()
        }
    };
}
pub(crate) use shared_methods;
