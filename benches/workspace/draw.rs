//! Numbers drawn from a seed: the same on every machine, in every version.

/// A stream of numbers (`SplitMix64`, Steele, Lea and Flood 2014: small, and every seed is a good one).
#[derive(Clone, Debug)]
pub struct Draw(u64);

impl Draw {
    /// The stream of one plan of a workspace, whatever plans stand before it.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut draw = Self(seed ^ stream.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        draw.next();
        draw
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `count` − 1; 0 where `count` is 0.
    pub fn below(&mut self, count: u64) -> u64 {
        self.next().checked_rem(count).unwrap_or(0)
    }

    /// A number from `from` to `to`, both included.
    pub fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.below(to - from + 1)
    }

    /// Whether something happens that happens `percent` times in a hundred.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of these.
    pub fn of<'t>(&mut self, these: &[&'t str]) -> &'t str {
        let index = usize::try_from(self.below(these.len() as u64)).unwrap_or_default();
        these.get(index).copied().unwrap_or_default()
    }
}
