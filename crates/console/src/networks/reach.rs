//! Who reaches whom, by the rules of a security group: which rule decides about each peer and each traffic that rules name.

use std::collections::BTreeSet;

use super::rules::{Peer, Rule, Traffic};

/// A table of who reaches whom.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reach<'r> {
    /// What the columns are about.
    pub(super) traffic: Vec<Traffic>,
    /// Each peer with the rule that decides about each column; `None` where no rule does.
    pub(super) rows: Vec<(Peer, Vec<Option<&'r Rule>>)>,
}

/// Who reaches whom in one direction.
pub(super) fn of(rules: &[Rule], inbound: bool) -> Reach<'_> {
    let rules: Vec<_> = rules.iter().filter(|rule| rule.inbound == inbound).collect();
    let traffic: BTreeSet<_> = rules.iter().map(|rule| rule.traffic()).collect();
    let peers: BTreeSet<_> = rules.iter().map(|rule| rule.peer.clone()).collect();
    let traffic: Vec<_> = traffic.into_iter().collect();
    let row = |peer: Peer| {
        let deciding = traffic.iter().map(|traffic| decides(&rules, &peer, traffic)).collect();
        (peer, deciding)
    };
    Reach { rows: peers.into_iter().map(row).collect(), traffic }
}

/// The rule that counts first among those that are about all of this. Of two with one priority the one that refuses
/// counts. Source: the vendors' pages on rules of security groups.
fn decides<'r>(rules: &[&'r Rule], peer: &Peer, traffic: &Traffic) -> Option<&'r Rule> {
    let about = rules.iter().filter(|rule| rule.peer.covers(peer) && rule.traffic().covers(traffic));
    about.min_by_key(|rule| (rule.priority, rule.accepts)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(peer: Peer, protocol: &str, ports: Option<(u16, u16)>, accepts: bool, priority: u32) -> Rule {
        let (id, said) = (format!("{protocol}{priority}"), String::new());
        Rule { id, inbound: true, protocol: protocol.to_owned(), ports, peer, accepts, priority, said }
    }

    #[test]
    fn the_rule_that_counts_first_decides() {
        let everybody = || Peer::Block("0.0.0.0/0".to_owned());
        let office = || Peer::Block("203.0.113.0/24".to_owned());
        let web = || Peer::Group("sg-web".to_owned());
        let rules = [
            rule(everybody(), "tcp", Some((1, 65_535)), false, 10),
            rule(office(), "tcp", Some((22, 22)), true, 5),
            rule(office(), "tcp", Some((22, 22)), false, 6),
            rule(web(), "tcp", Some((3306, 3306)), true, 10),
        ];
        let reach = of(&rules, true);
        assert_eq!(reach.traffic.iter().map(Traffic::text).collect::<Vec<_>>(), ["tcp 1-65535", "tcp 22", "tcp 3306"]);
        let accepts = |peer: Peer, column: usize| {
            let (_, row) = reach.rows.iter().find(|(one, _)| *one == peer).unwrap();
            row[column].map(|rule| rule.accepts)
        };
        assert_eq!(accepts(office(), 1), Some(true), "the smaller number counts");
        assert_eq!(accepts(everybody(), 1), Some(false), "what is about a part of it does not decide about all of it");
        assert_eq!(accepts(office(), 2), Some(false), "a rule about everybody is about the office, too");
        assert_eq!(accepts(web(), 2), Some(false), "of two with one priority the one that refuses counts");
        assert_eq!(of(&rules, false).rows, []);
    }

    #[test]
    fn what_no_rule_is_about_has_none() {
        let rules = [
            rule(Peer::Block("10.0.0.0/8".to_owned()), "tcp", Some((80, 80)), true, 1),
            rule(Peer::Group("sg-1".to_owned()), "icmp", None, true, 1),
        ];
        let reach = of(&rules, true);
        let empty = reach.rows.iter().flat_map(|(_, row)| row).filter(|rule| rule.is_none()).count();
        assert_eq!(empty, 2);
    }
}
