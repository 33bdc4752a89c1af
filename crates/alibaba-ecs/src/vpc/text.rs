//! Names, descriptions and blocks of networks and vSwitches.

use compute::network::block::Block;

use crate::ecs::{Error, Result};

/// Blocks that no network may have addresses of.
const KEPT: [&str; 5] = ["100.64.0.0/10", "224.0.0.0/4", "127.0.0.0/8", "169.254.0.0/16", "0.0.0.0/8"];

/// A text of 1 to `most` characters that is no web address; empty where there is none.
pub(super) fn text(text: Option<&str>, most: usize, refused: fn() -> Error) -> Result<String> {
    let text = text.unwrap_or_default();
    let web = text.starts_with("http://") || text.starts_with("https://");
    if web || text.chars().count() > most { Err(refused()) } else { Ok(text.to_owned()) }
}

/// A block, wherever it lies.
pub(super) fn block(text: &str) -> Result<Block> {
    text.parse::<Block>().map_err(|error| compute::Error::from(error).into())
}

/// Refuses a block that touches one that the cloud or the Internet keeps for itself.
pub(super) fn check_free(block: Block) -> Result<()> {
    let kept = KEPT.iter().filter_map(|kept| kept.parse::<Block>().ok());
    if kept.into_iter().any(|kept| kept.overlaps(block)) {
        return Err(Error::new(400, "InvalidParameter", "Specified CIDR block is not valid."));
    }
    Ok(())
}

/// Refuses IPv6, which the sandbox has not: leaving it out without a word would mislead.
pub(super) fn no_ipv6(enable: Option<bool>) -> Result<()> {
    if enable == Some(true) {
        return Err(Error::new(400, "InvalidParameter", "IPv6 is not supported by the sandbox yet."));
    }
    Ok(())
}
