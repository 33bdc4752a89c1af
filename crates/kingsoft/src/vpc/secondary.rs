//! Further IPv4 blocks of networks, which have identifiers here and none in the rules.

use compute::Extras;
use compute::network::block::Block;
use compute::network::vpc::Vpc;
use kernel::{Alphabet, IdFormat, Mint};
use serde_json::{Map, Value};

/// Name under which a network keeps the identifiers: an object with one for each block.
const IDS: &str = "SecondaryCidrIds";

const FORMAT: IdFormat = IdFormat::new("kingsoft-secondary-cidr", "", Alphabet::Uuid, 36);

/// Further blocks of a network with their identifiers, in the order in which it got them.
pub(super) fn of(vpc: &Vpc) -> impl Iterator<Item = (Block, &str)> {
    let id = move |block: &Block| vpc.extras.get(IDS)?.get(block.to_string())?.as_str();
    vpc.secondary.iter().map(move |block| (*block, id(block).unwrap_or_default()))
}

/// The further block from which a block is cut, with its identifier; nothing where it is cut from the first one.
pub(super) fn holding(vpc: &Vpc, block: Block) -> Option<(Block, &str)> {
    if vpc.block.covers(block) { None } else { of(vpc).find(|(further, _)| further.covers(block)) }
}

/// The block with this identifier.
pub(super) fn by_id(vpc: &Vpc, id: &str) -> Option<Block> {
    of(vpc).find(|(_, other)| *other == id).map(|(block, _)| block)
}

/// What a network keeps when it has got another block.
pub(super) fn with(vpc: &Vpc, block: Block, mint: &Mint) -> Extras {
    let mut ids = kept(vpc);
    ids.insert(block.to_string(), mint.draw(&FORMAT).into());
    Extras::from_iter([(IDS.to_owned(), ids.into())])
}

/// What it keeps when it has lost one.
pub(super) fn without(vpc: &Vpc, block: Block) -> Extras {
    let mut ids = kept(vpc);
    ids.remove(&block.to_string());
    Extras::from_iter([(IDS.to_owned(), ids.into())])
}

fn kept(vpc: &Vpc) -> Map<String, Value> {
    vpc.extras.get(IDS).and_then(Value::as_object).cloned().unwrap_or_default()
}
