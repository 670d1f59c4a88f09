//! A line through points that single outliers do not bend: its slope is the median of the slopes of all pairs
//! (Theil 1950, Sen 1968), its intercept the median of y − slope·x.

use crate::value::Exact;

/// The height of the line at `at`; `None` for fewer than two points, or where all points have the same x.
pub(crate) fn line_at(points: &[(i64, Exact)], at: i64) -> Option<Exact> {
    let mut slopes = Vec::new();
    for (index, (x, y)) in points.iter().enumerate() {
        for (other_x, other_y) in points.iter().skip(index + 1) {
            slopes.extend(&(other_y - y) / &Exact::from(other_x - x));
        }
    }
    let slope = median(slopes)?;
    let intercept = median(points.iter().map(|(x, y)| y - &(&slope * &Exact::from(*x))).collect())?;
    Some(&intercept + &(&slope * &Exact::from(at)))
}

/// The middle number, or the mean of the two in the middle.
fn median(mut numbers: Vec<Exact>) -> Option<Exact> {
    numbers.sort();
    let upper = numbers.get(numbers.len() / 2)?;
    if numbers.len() % 2 == 1 {
        return Some(upper.clone());
    }
    let lower = numbers.get((numbers.len() / 2).checked_sub(1)?)?;
    &(lower + upper) / &Exact::from(2)
}

#[cfg(test)]
mod tests {
    use super::line_at;
    use crate::value::Exact;

    #[test]
    fn one_outlier_does_not_bend_the_line() {
        let points = [(0, 0), (1, 2), (2, 4), (3, 90), (4, 8)].map(|(x, y)| (x, Exact::from(y)));
        assert_eq!(line_at(&points, 10), Some(Exact::from(20)));
        assert_eq!(line_at(&points[..1], 10), None);
    }
}
