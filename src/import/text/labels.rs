//! The labels of the text, for the sources of what stands under them.

use super::mark::Mark;

/// The label so far: "II.2", then "II.2.a".
pub(super) struct Labels {
    stem: String,
    /// The last item with a label of its own.
    item: Option<String>,
    /// The items without a label since.
    count: usize,
}

impl Labels {
    pub(super) const fn under(stem: String) -> Self {
        Self { stem, item: None, count: 0 }
    }

    /// The source of the next item. One without a label is counted.
    pub(super) fn next(&mut self, mark: &Mark) -> String {
        if let Some(label) = mark.label() {
            let source = joined(&self.stem, &label);
            self.item = Some(source.clone());
            self.count = 0;
            return source;
        }
        self.count += 1;
        format!("{}.{}", self.item.as_deref().unwrap_or(&self.stem), self.count)
    }
}

/// "II.2" and "2.1" give "II.2.1".
pub(super) fn joined(stem: &str, label: &str) -> String {
    let same = label.split_once('.').filter(|(first, _)| stem.rsplit('.').next() == Some(*first));
    format!("{stem}.{}", same.map_or(label, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::{Labels, Mark};

    #[test]
    fn labels_are_kept_and_dashes_counted() {
        let sources = |marks: &[Mark]| {
            let mut labels = Labels::under("II.2".to_owned());
            marks.iter().map(|mark| labels.next(mark)).collect::<Vec<_>>()
        };
        let letters = [Mark::Letter('a'), Mark::Letter('đ'), Mark::Letter('k')];
        assert_eq!(sources(&letters), ["II.2.a", "II.2.đ", "II.2.k"]);
        assert_eq!(sources(&[Mark::Dash, Mark::Dash]), ["II.2.1", "II.2.2"]);
        assert_eq!(sources(&[Mark::Number(3), Mark::Number(5)]), ["II.2.3", "II.2.5"]);
        assert_eq!(sources(&[Mark::Letter('b'), Mark::Dash, Mark::Letter('c')]), ["II.2.b", "II.2.b.1", "II.2.c"]);
        let numbers = [Mark::Numbers("2.1".to_owned()), Mark::Numbers("3.4".to_owned()), Mark::None];
        assert_eq!(sources(&numbers), ["II.2.1", "II.2.3.4", "II.2.3.4.1"]);
    }
}
