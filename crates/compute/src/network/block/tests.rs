use std::net::Ipv4Addr;

use super::*;

fn block(text: &str) -> Block {
    text.parse().unwrap()
}

fn address(text: &str) -> Ipv4Addr {
    text.parse().unwrap()
}

fn pool(text: &str) -> Pool {
    Pool::new(block(text), Reservation { head: 1, tail: 3 })
}

fn number(text: &str) -> u64 {
    u32::from(address(text)).into()
}

#[test]
fn a_block_is_read_and_written_the_same() {
    for text in ["10.0.0.0/8", "172.16.0.0/12", "192.168.3.16/28", "0.0.0.0/0", "10.1.2.3/32"] {
        assert_eq!(block(text).to_string(), text);
    }
}

#[test]
fn text_that_is_no_block_is_refused() {
    for text in ["", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "::/0", "10.0.0.0/8 "] {
        let refused = text.parse::<Block>().unwrap_err();
        assert_eq!(refused, BlockError::Malformed { text: text.to_owned() });
    }
}

#[test]
fn bits_behind_the_prefix_are_refused_with_the_block_that_was_meant() {
    assert_eq!(
        "192.168.1.7/24".parse::<Block>().unwrap_err(),
        BlockError::HostBits { text: "192.168.1.7/24".to_owned(), block: block("192.168.1.0/24") }
    );
}

#[test]
fn rules_bound_the_prefix_and_the_range() {
    let rules = BlockRules::prefix(12, 24).private();
    assert_eq!(rules.check(block("172.16.0.0/12")), Ok(()));
    assert_eq!(rules.check(block("192.168.0.0/24")), Ok(()));
    assert!(matches!(
        rules.check(block("10.0.0.0/8")),
        Err(BlockError::PrefixOutOfBounds { shortest: 12, longest: 24, .. })
    ));
    assert!(matches!(rules.check(block("172.32.0.0/16")), Err(BlockError::NotAllowed { .. })));
    assert_eq!(BlockRules::prefix(8, 28).check(block("8.8.8.0/24")), Ok(()));
}

#[test]
fn private_ranges_end_where_they_should() {
    assert!(block("172.31.0.0/16").is_private());
    assert!(!block("172.32.0.0/16").is_private());
    assert!(!block("172.0.0.0/8").is_private());
    assert!(block("10.255.255.255/32").is_private());
    assert!(!block("192.169.0.0/24").is_private());
}

#[test]
fn a_block_must_lie_inside_its_parent_and_beside_its_siblings() {
    let parent = block("192.168.0.0/16");
    let siblings = [block("192.168.1.0/24"), block("192.168.128.0/17")];
    assert_eq!(block("192.168.2.0/24").fits(parent, siblings), Ok(()));
    assert!(matches!(block("192.169.0.0/24").fits(parent, siblings), Err(BlockError::Outside { .. })));
    assert!(matches!(block("192.0.0.0/8").fits(parent, siblings), Err(BlockError::Outside { .. })));
    for text in ["192.168.1.0/24", "192.168.1.128/25", "192.168.0.0/23", "192.168.200.0/24"] {
        assert!(matches!(block(text).fits(parent, siblings), Err(BlockError::Overlaps { .. })));
    }
}

#[test]
fn the_next_free_block_fills_the_lowest_gap_that_is_large_enough() {
    let parent = block("10.0.0.0/16");
    let taken = [block("10.0.1.0/24"), block("10.0.0.0/26"), block("10.0.2.0/23")];
    assert_eq!(parent.next_free(24, taken), Ok(block("10.0.4.0/24")));
    assert_eq!(parent.next_free(26, taken), Ok(block("10.0.0.64/26")));
    assert_eq!(parent.next_free(25, taken), Ok(block("10.0.0.128/25")));
    assert_eq!(parent.next_free(17, taken), Ok(block("10.0.128.0/17")));
    assert!(matches!(parent.next_free(16, taken), Err(BlockError::Full { .. })));
    assert!(matches!(parent.next_free(8, []), Err(BlockError::Full { .. })));
    assert_eq!(parent.next_free(16, []), Ok(parent));
    let top = block("255.255.255.0/24");
    assert!(matches!(top.next_free(25, [top]), Err(BlockError::Full { .. })));
}

#[test]
fn the_next_free_block_agrees_with_a_walk_over_all_of_them() {
    let parent = block("10.0.0.0/24");
    let mut taken = Vec::new();
    for prefix in [28, 30, 26, 29, 32, 27, 30, 25, 31, 28] {
        let walked = (0..1u32 << (prefix - 24))
            .map(|step| Ipv4Addr::from(0x0a00_0000 + (step << (32 - prefix))))
            .filter_map(|first| Block::around(first, u8::try_from(prefix).unwrap()))
            .find(|candidate| candidate.fits(parent, taken.iter().copied()).is_ok());
        let found = parent.next_free(u8::try_from(prefix).unwrap(), taken.iter().copied());
        assert_eq!(found.ok(), walked);
        taken.extend(walked);
    }
}

#[test]
fn the_vendor_keeps_addresses_at_both_ends() {
    let pool = pool("192.168.1.0/24");
    assert_eq!(pool.capacity(), 252);
    let whole = [Gap { first: pool.usable().start, behind: None }];
    let all = pool.take_any(&whole, 300, 1).unwrap();
    assert_eq!((all.len(), all[0], all[251]), (252, address("192.168.1.1"), address("192.168.1.252")));
    let block = block("192.168.1.0/24");
    assert_eq!(pool.take_any(&[], 2, 1), Err(AddressError::Exhausted { block, wanted: 1, available: 0 }));
}

#[test]
fn the_lowest_gap_is_filled_first() {
    let pool = pool("10.0.0.0/24");
    let gap = |first, behind: Option<&str>| Gap { first: number(first), behind: behind.map(number) };
    let gaps = [gap("10.0.0.1", Some("10.0.0.1")), gap("10.0.0.3", Some("10.0.0.4")), gap("10.0.0.5", None)];
    assert_eq!(pool.take_any(&gaps, 3, 3).unwrap(), ["10.0.0.3", "10.0.0.5", "10.0.0.6"].map(address));
    let reserved = [gap("10.0.0.252", Some("10.0.0.255"))];
    assert_eq!(pool.take_any(&reserved, 2, 1).unwrap(), [address("10.0.0.252")]);
}

#[test]
fn a_wished_address_is_outside_or_reserved_or_taken_or_granted() {
    let (pool, taken) = (pool("10.0.0.0/24"), Some(number("10.0.0.9")));
    let outside = address("10.0.1.1");
    let block = block("10.0.0.0/24");
    assert_eq!(pool.take_run(outside, 1, None), Err(AddressError::Outside { address: outside, block }));
    for text in ["10.0.0.0", "10.0.0.253", "10.0.0.254", "10.0.0.255"] {
        let address = address(text);
        assert_eq!(pool.take_run(address, 1, None), Err(AddressError::Reserved { address }));
    }
    let nine = address("10.0.0.9");
    assert_eq!(pool.take_run(nine, 1, taken), Err(AddressError::Taken { address: nine }));
    assert_eq!(pool.take_run(address("10.0.0.8"), 1, taken), Ok(vec![address("10.0.0.8")]));
    assert_eq!(pool.take_run(address("10.0.0.252"), 1, None), Ok(vec![address("10.0.0.252")]));
}

#[test]
fn a_wished_run_names_the_address_that_stops_it() {
    let (pool, taken) = (pool("10.0.0.0/24"), Some(number("10.0.0.12")));
    let stopped = pool.take_run(address("10.0.0.10"), 3, taken);
    assert_eq!(stopped, Err(AddressError::Taken { address: address("10.0.0.12") }));
    let stopped = pool.take_run(address("10.0.0.251"), 3, None);
    assert_eq!(stopped, Err(AddressError::Reserved { address: address("10.0.0.253") }));
    let run = pool.take_run(address("10.0.0.13"), 2, None).unwrap();
    assert_eq!(run, [address("10.0.0.13"), address("10.0.0.14")]);
}

#[test]
fn a_run_that_leaves_the_block_is_outside_when_nothing_is_reserved() {
    let free = Reservation { head: 0, tail: 0 };
    let pool = Pool::new(block("10.0.0.0/30"), free);
    assert!(matches!(pool.take_run(address("10.0.0.3"), 2, None), Err(AddressError::Outside { .. })));
    let top = Pool::new(block("255.255.255.252/30"), free);
    assert!(matches!(top.take_run(address("255.255.255.255"), 2, None), Err(AddressError::Exhausted { .. })));
    let run = top.take_run(address("255.255.255.252"), 4, None).unwrap();
    assert_eq!(run[3], address("255.255.255.255"));
}

#[test]
fn a_block_smaller_than_its_reservation_has_nothing_to_give() {
    let pool = pool("10.0.0.0/31");
    assert_eq!(pool.capacity(), 0);
    assert!(pool.take_any(&[Gap { first: pool.usable().start, behind: None }], 1, 1).is_err());
    assert!(matches!(pool.take_run(address("10.0.0.1"), 1, None), Err(AddressError::Reserved { .. })));
}
