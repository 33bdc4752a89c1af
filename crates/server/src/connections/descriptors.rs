//! How many connections may be open, by how many descriptors the process may have.

/// Descriptors that are kept for the database, its log, and what the sandbox asks of others.
const RESERVED: usize = 48;

/// Least number of connections, however few descriptors there are.
const LEAST: usize = 16;

/// Most connections, however many descriptors there are: each costs memory.
const MOST: usize = 8_192;

/// Raises the soft limit of descriptors to the hard one and says how many connections may be open.
pub fn most_connections() -> usize {
    connections_of(raise_limit())
}

fn connections_of(descriptors: usize) -> usize {
    descriptors.saturating_sub(RESERVED).clamp(LEAST, MOST)
}

/// The number of descriptors that the process may have from now on.
#[cfg(target_os = "linux")]
fn raise_limit() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    let current = match setrlimit(Resource::Nofile, raised) {
        Ok(()) => limit.maximum,
        Err(error) => {
            tracing::warn!(%error, "the limit of open files could not be raised");
            limit.current
        }
    };
    // No limit is more than any count.
    current.map_or(usize::MAX, |current| usize::try_from(current).unwrap_or(usize::MAX))
}

/// What systems commonly allow.
#[cfg(not(target_os = "linux"))]
fn raise_limit() -> usize {
    1_024
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_descriptors_are_kept_for_the_database() {
        assert_eq!(connections_of(128), 80);
        assert_eq!(connections_of(20), LEAST);
        assert_eq!(connections_of(usize::MAX), MOST);
    }
}
