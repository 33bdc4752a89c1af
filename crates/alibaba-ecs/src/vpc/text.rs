//! Names, descriptions, blocks, addresses and lines of networks and what is in them.

use compute::network::block::{Block, BlockV6};

use crate::code::Code;
use crate::ecs::{self, Error, Result};

/// Blocks that no network may have addresses of.
const KEPT: [&str; 5] = ["100.64.0.0/10", "224.0.0.0/4", "127.0.0.0/8", "169.254.0.0/16", "0.0.0.0/8"];

/// A text of 1 to `most` characters that is no web address; empty where there is none.
pub(super) fn text(text: Option<&str>, most: usize, refused: Code) -> Result<String> {
    let text = text.unwrap_or_default();
    let web = text.starts_with("http://") || text.starts_with("https://");
    if web || text.chars().count() > most { Err(Error::of(refused)) } else { Ok(text.to_owned()) }
}

/// A name of `least` to `most` characters that begins with a letter; empty where there is none.
pub(super) fn name(given: Option<&str>, least: usize, most: usize, refused: Code) -> Result<String> {
    let name = text(given, most, refused)?;
    let begins = name.chars().next().is_none_or(char::is_alphabetic);
    if begins && (name.is_empty() || name.chars().count() >= least) { Ok(name) } else { Err(Error::of(refused)) }
}

/// The same of a name that a call may leave as it is.
pub(super) fn renamed(given: Option<&str>, least: usize, most: usize, refused: Code) -> Result<Option<String>> {
    given.map(|given| name(Some(given), least, most, refused)).transpose()
}

/// The same of a text that a call may leave as it is.
pub(super) fn changed(given: Option<&str>, most: usize, refused: Code) -> Result<Option<String>> {
    given.map(|given| text(Some(given), most, refused)).transpose()
}

/// A block, wherever it lies.
pub(super) fn block(text: &str) -> Result<Block> {
    text.parse::<Block>().map_err(|error| compute::Error::from(error).into())
}

/// A block of IPv6 addresses.
pub(super) fn block_v6(text: &str) -> Result<BlockV6> {
    text.parse::<BlockV6>().map_err(|error| compute::Error::from(error).into())
}

/// Refuses a block that touches one that the cloud or the Internet keeps for itself.
pub(super) fn check_free(block: Block) -> Result<()> {
    let kept = KEPT.iter().filter_map(|kept| kept.parse::<Block>().ok());
    if kept.into_iter().any(|kept| kept.overlaps(block)) {
        return Err(Error::of(ecs::codes::network::BLOCK_INVALID));
    }
    Ok(())
}

/// The line over which IPv6 addresses are reached: `BGP`, the default, or that of one carrier.
pub(super) fn line_v6(text: Option<&str>) -> Result<String> {
    match text.unwrap_or("BGP") {
        line @ ("BGP" | "ChinaMobile" | "ChinaUnicom" | "ChinaTelecom") => Ok(line.to_owned()),
        _ => Err(Error::invalid("Ipv6Isp")),
    }
}
