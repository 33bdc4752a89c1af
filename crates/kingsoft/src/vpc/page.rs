//! Pages of the lists of VPC.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

/// How many a page has, when the call says: without it a list comes as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct MaxResults(#[schemars(with = "i64", range(min = 1, max = 1_000))] usize);

impl TryFrom<String> for MaxResults {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        match text.trim().parse::<i64>().map(usize::try_from) {
            Ok(Ok(count)) if (1..=1_000).contains(&count) => Ok(Self(count)),
            Ok(_) => Err(Problem::Range),
            Err(_) => Err(Problem::Type),
        }
    }
}

/// Where a page begins: the text that the page before it gave, or an empty one. It hides an offset, as the
/// vendor's do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct NextToken(#[schemars(with = "String")] usize);

impl TryFrom<String> for NextToken {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() {
            return Ok(Self(0));
        }
        let bytes = STANDARD.decode(text).map_err(|_| Problem::Value)?;
        let digits = String::from_utf8(bytes).map_err(|_| Problem::Value)?;
        digits.parse().map(Self).map_err(|_| Problem::Value)
    }
}

/// A page of a list, and where the next begins.
pub(crate) fn cut<T>(list: Vec<T>, size: Option<MaxResults>, token: NextToken) -> (Vec<T>, Option<String>) {
    let size = size.map_or(usize::MAX, |size| size.0);
    let end = token.0.saturating_add(size);
    let next = (list.len() > end).then(|| STANDARD.encode(end.to_string()));
    (list.into_iter().skip(token.0).take(size).collect(), next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_whole_unless_a_page_is_asked_for() {
        assert_eq!(cut(vec![1, 2, 3], None, NextToken(0)), (vec![1, 2, 3], None));
        let (first, next) = cut(vec![1, 2, 3], Some(MaxResults(2)), NextToken(0));
        assert_eq!((first, next.as_deref()), (vec![1, 2], Some("Mg==")));
        let next = NextToken::try_from(next.unwrap()).unwrap();
        assert_eq!(cut(vec![1, 2, 3], Some(MaxResults(2)), next), (vec![3], None));
        assert_eq!(NextToken::try_from("x".to_owned()), Err(Problem::Value));
    }
}
