//! The names that a batch of instances gets from one text.
//!
//! A text such as `web-[1,4]-blue` numbers the batch: `web-0001-blue`, `web-0002-blue`. The
//! rules follow Alibaba Cloud's page "Batch configure sequential names or hostnames for
//! multiple instances" and the description of `UniqueSuffix` in its reference for
//! `RunInstances`. Whether the names that come out are acceptable is for their own types to
//! say, [`InstanceName`](crate::instance::InstanceName) and
//! [`HostName`](crate::instance::HostName).

/// The largest number a sequence may begin with.
const LAST_BEGINNING: u32 = 999_999;
/// The width of the numbers when the text does not say, and the largest it may say.
const WIDEST: usize = 6;
/// The width of a suffix that makes names differ, as in `001`.
const SUFFIX_WIDTH: usize = 3;

/// A text that yields the name of each instance in a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamePattern {
    prefix: String,
    numbers: Option<Numbers>,
    suffix: String,
    unique_suffix: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Numbers {
    begin: u32,
    width: usize,
}

impl NamePattern {
    /// Reads a text of the form `prefix[begin,width]suffix`.
    ///
    /// Both numbers may be left out, and a number that is out of range counts as left out:
    /// the sequence then begins with 0 and is six digits wide. A beginning that is wider
    /// than the width makes the width six. A text of any other form, one without a prefix
    /// included, is a plain name that the whole batch shares.
    pub fn parse(text: &str) -> Self {
        Self::sequence(text).unwrap_or_else(|| Self {
            prefix: text.to_owned(),
            numbers: None,
            suffix: String::new(),
            unique_suffix: false,
        })
    }

    /// A prefix followed by a number that counts up from the first one without padding.
    pub fn counting(prefix: &str, begin: u32) -> Self {
        Self {
            prefix: prefix.to_owned(),
            numbers: Some(Numbers { begin, width: 1 }),
            suffix: String::new(),
            unique_suffix: false,
        }
    }

    /// The same names with `001` to `999` behind them, if a batch is of more than one.
    ///
    /// A sequence whose numbers stand at the end tells its names apart already and is left
    /// as it is.
    #[must_use]
    pub fn with_unique_suffix(mut self) -> Self {
        self.unique_suffix = self.numbers.is_none() || !self.suffix.is_empty();
        self
    }

    /// Whether the text holds a sequence of numbers.
    pub fn is_sequence(&self) -> bool {
        self.numbers.is_some()
    }

    /// The names of a batch, in order.
    pub fn names(&self, count: usize) -> impl Iterator<Item = String> {
        (0..count).map(move |index| self.name(index, count))
    }

    fn name(&self, index: usize, count: usize) -> String {
        let number = match self.numbers {
            Some(Numbers { begin, width }) => format!("{:0width$}", begin as usize + index),
            None => String::new(),
        };
        let unique =
            if self.unique_suffix && count > 1 { format!("{:0SUFFIX_WIDTH$}", index + 1) } else { String::new() };
        format!("{}{number}{}{unique}", self.prefix, self.suffix)
    }

    fn sequence(text: &str) -> Option<Self> {
        let (prefix, rest) = text.split_once('[')?;
        let (inside, suffix) = rest.split_once(']')?;
        let (begin, width) = inside.split_once(',').unwrap_or((inside, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if prefix.is_empty() || !is_digits(begin) || !is_digits(width) {
            return None;
        }
        // Reading fails for no digits at all and for more than can be counted, both of
        // which stand for the default.
        let begin = begin.parse().ok().filter(|begin| *begin <= LAST_BEGINNING).unwrap_or(0);
        let width = width.parse().ok().filter(|width| (1..=WIDEST).contains(width)).unwrap_or(WIDEST);
        let wide_enough = begin.to_string().len() <= width;
        Some(Self {
            prefix: prefix.to_owned(),
            numbers: Some(Numbers { begin, width: if wide_enough { width } else { WIDEST } }),
            suffix: suffix.to_owned(),
            unique_suffix: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, count: usize) -> Vec<String> {
        NamePattern::parse(text).names(count).collect()
    }

    fn suffixed(text: &str, count: usize) -> Vec<String> {
        let pattern = NamePattern::parse(text).with_unique_suffix();
        pattern.names(count).collect()
    }

    #[test]
    fn a_plain_name_is_shared_by_the_batch() {
        assert_eq!(names("web", 2), ["web", "web"]);
        assert!(!NamePattern::parse("web").is_sequence());
    }

    #[test]
    fn a_sequence_numbers_the_batch() {
        assert_eq!(names("k8s-node-[1,4]-eu", 2), ["k8s-node-0001-eu", "k8s-node-0002-eu"]);
        assert_eq!(names("web[99,3]", 2), ["web099", "web100"]);
        assert_eq!(names("web[7,1]", 1), ["web7"]);
    }

    #[test]
    fn what_is_left_out_has_defaults() {
        for text in ["web[]", "web[,]", "web[0]", "web[0,]", "web[,6]"] {
            assert_eq!(names(text, 2), ["web000000", "web000001"], "{text}");
        }
        assert_eq!(names("web[,2]", 1), ["web00"]);
        assert_eq!(names("web[12]", 1), ["web000012"]);
    }

    #[test]
    fn a_width_too_small_for_the_beginning_becomes_six() {
        assert_eq!(names("web[1234,1]", 1), ["web001234"]);
        assert_eq!(names("web[1234,4]", 1), ["web1234"]);
    }

    #[test]
    fn numbers_out_of_range_count_as_left_out() {
        assert_eq!(names("web[1000000,3]", 1), ["web000"]);
        assert_eq!(names("web[99999999999,3]", 1), ["web000"]);
        assert_eq!(names("web[5,7]", 1), ["web000005"]);
        assert_eq!(names("web[5,0]", 1), ["web000005"]);
    }

    #[test]
    fn numbers_grow_when_the_width_is_used_up() {
        assert_eq!(names("web[99,2]", 2), ["web99", "web100"]);
        assert_eq!(names("web[999999,6]", 2), ["web999999", "web1000000"]);
    }

    #[test]
    fn other_forms_are_plain_names() {
        for text in ["[1,4]web", "web[1, 4]", "web[a,4]", "web[1,4", "web]1[", "web[1,2,3]", ""] {
            assert_eq!(names(text, 1), [text]);
        }
    }

    #[test]
    fn a_unique_suffix_counts_from_one() {
        assert_eq!(suffixed("web", 2), ["web001", "web002"]);
        assert_eq!(suffixed("web", 1), ["web"]);
        assert_eq!(suffixed("web", 100)[99], "web100");
    }

    #[test]
    fn a_unique_suffix_leaves_a_sequence_without_suffix_alone() {
        assert_eq!(suffixed("web-[99,3]", 2), ["web-099", "web-100"]);
        assert_eq!(suffixed("web-[99,3]-a", 2), ["web-099-a001", "web-100-a002"]);
    }

    #[test]
    fn counting_goes_up_without_padding() {
        let names: Vec<_> = NamePattern::counting("host-", 9).names(2).collect();
        assert_eq!(names, ["host-9", "host-10"]);
    }
}
