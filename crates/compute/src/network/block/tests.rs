use std::net::Ipv4Addr;
use std::time::Instant;

use super::*;

fn block(text: &str) -> Block {
    text.parse().unwrap()
}

fn address(text: &str) -> Ipv4Addr {
    text.parse().unwrap()
}

fn pool(text: &str, taken: &[&str]) -> Pool {
    let kept = Reservation { head: 1, tail: 3 };
    Pool::new(block(text), kept, taken.iter().map(|text| address(text)))
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
    let mut pool = pool("192.168.1.0/24", &[]);
    assert_eq!(pool.available(), 252);
    assert_eq!(pool.take_next(), Ok(address("192.168.1.1")));
    let rest = pool.take_any(251).unwrap();
    assert_eq!(rest.last(), Some(&address("192.168.1.252")));
    assert_eq!(
        pool.take_next(),
        Err(AddressError::Exhausted { block: block("192.168.1.0/24"), wanted: 1, available: 0 })
    );
}

#[test]
fn the_lowest_gap_is_filled_first() {
    let mut pool = pool("10.0.0.0/24", &["10.0.0.4", "10.0.0.1", "10.0.0.2", "10.0.0.2"]);
    assert_eq!(pool.available(), 249);
    assert_eq!(pool.take_any(3).unwrap(), [address("10.0.0.3"), address("10.0.0.5"), address("10.0.0.6")]);
}

#[test]
fn taken_addresses_elsewhere_or_reserved_change_nothing() {
    let pool = pool("10.0.0.0/24", &["10.0.1.1", "10.0.0.0", "10.0.0.255", "9.0.0.1"]);
    assert_eq!(pool.available(), 252);
}

#[test]
fn a_run_skips_gaps_that_are_too_small() {
    let mut pool = pool("10.0.0.0/24", &["10.0.0.3", "10.0.0.6"]);
    let run = pool.take_consecutive(3).unwrap();
    assert_eq!(run, [address("10.0.0.7"), address("10.0.0.8"), address("10.0.0.9")]);
    assert_eq!(pool.take_consecutive(2).unwrap()[0], address("10.0.0.1"));
    assert_eq!(pool.take_consecutive(2).unwrap()[0], address("10.0.0.4"));
    assert_eq!(pool.take_next(), Ok(address("10.0.0.10")));
}

#[test]
fn scattered_free_addresses_are_not_a_run() {
    let mut pool = pool("10.0.0.0/29", &["10.0.0.2", "10.0.0.4"]);
    assert_eq!(pool.available(), 2);
    assert!(matches!(pool.take_consecutive(2), Err(AddressError::Exhausted { wanted: 2, available: 2, .. })));
}

#[test]
fn a_wished_address_is_outside_or_reserved_or_taken_or_granted() {
    let mut pool = pool("10.0.0.0/24", &["10.0.0.9"]);
    let outside = address("10.0.1.1");
    assert_eq!(pool.take_wished(outside), Err(AddressError::Outside { address: outside, block: block("10.0.0.0/24") }));
    for text in ["10.0.0.0", "10.0.0.253", "10.0.0.254", "10.0.0.255"] {
        let address = address(text);
        assert_eq!(pool.take_wished(address), Err(AddressError::Reserved { address }));
    }
    let taken = address("10.0.0.9");
    assert_eq!(pool.take_wished(taken), Err(AddressError::Taken { address: taken }));
    assert_eq!(pool.take_wished(address("10.0.0.252")), Ok(address("10.0.0.252")));
    assert!(pool.take_wished(address("10.0.0.252")).is_err());
}

#[test]
fn a_wished_run_names_the_address_that_stops_it() {
    let mut pool = pool("10.0.0.0/24", &["10.0.0.12"]);
    assert_eq!(pool.take_run(address("10.0.0.10"), 3), Err(AddressError::Taken { address: address("10.0.0.12") }));
    assert_eq!(pool.take_run(address("10.0.0.251"), 3), Err(AddressError::Reserved { address: address("10.0.0.253") }));
    let run = pool.take_run(address("10.0.0.13"), 2).unwrap();
    assert_eq!(run, [address("10.0.0.13"), address("10.0.0.14")]);
}

#[test]
fn a_run_that_leaves_the_block_is_outside_when_nothing_is_reserved() {
    let free = Reservation { head: 0, tail: 0 };
    let mut pool = Pool::new(block("10.0.0.0/30"), free, []);
    assert!(matches!(pool.take_run(address("10.0.0.3"), 2), Err(AddressError::Outside { .. })));
    let mut top = Pool::new(block("255.255.255.252/30"), free, []);
    assert!(matches!(top.take_run(address("255.255.255.255"), 2), Err(AddressError::Exhausted { .. })));
    assert_eq!(top.take_consecutive(4).unwrap()[3], address("255.255.255.255"));
}

#[test]
fn a_block_smaller_than_its_reservation_has_nothing_to_give() {
    let mut pool = pool("10.0.0.0/31", &[]);
    assert_eq!((pool.capacity(), pool.available()), (0, 0));
    assert!(pool.take_next().is_err());
    assert!(matches!(pool.take_wished(address("10.0.0.1")), Err(AddressError::Reserved { .. })));
}

#[test]
fn a_large_block_with_thousands_of_addresses_in_use_answers_quickly() {
    let large = block("172.16.0.0/12");
    let kept = Reservation { head: 1, tail: 3 };
    let first = u32::from(large.first());
    let taken = (1..20_000u32).map(|step| Ipv4Addr::from(first + step * 2));
    let begun = Instant::now();
    let mut pool = Pool::new(large, kept, taken);
    assert_eq!(pool.available(), 1_048_576 - 4 - 19_999);
    let run = pool.take_consecutive(100).unwrap();
    assert_eq!(run[0], Ipv4Addr::from(first + 39_999));
    for _ in 0..1_000 {
        pool.take_next().unwrap();
    }
    // Far above what it takes, far below what a walk over the block would take each time.
    assert!(begun.elapsed().as_secs() < 5);
}
