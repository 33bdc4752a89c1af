//! Settings from flags and environment.

use std::ffi::OsString;

/// Environment variables that the command reads; any other `YUNBOX_` variable stops it.
pub const VARIABLES: [&str; 16] = [
    "YUNBOX_LISTEN",
    "YUNBOX_ALLOW_REMOTE",
    "YUNBOX_DATA",
    "YUNBOX_EPHEMERAL",
    "YUNBOX_ACCOUNT",
    "YUNBOX_ROOT_KEY",
    "YUNBOX_SEED",
    "YUNBOX_CLOCK",
    "YUNBOX_READY_FILE",
    "YUNBOX_LOG",
    "YUNBOX_FORMAT",
    "YUNBOX_QUOTA",
    "YUNBOX_INSTANCE_SESSION",
    "YUNBOX_STRICT_SERVICE_TRUST",
    "YUNBOX_TRANSITIONS",
    "YUNBOX_RECORD",
];

/// The first `YUNBOX_` variable that nothing reads: a setting that does nothing must not be accepted.
pub fn unknown_variable(names: impl IntoIterator<Item = OsString>) -> Option<String> {
    let names = names.into_iter().filter_map(|name| name.into_string().ok());
    let mut unknown: Vec<_> =
        names.filter(|name| name.starts_with("YUNBOX_") && !VARIABLES.contains(&name.as_str())).collect();
    unknown.sort();
    unknown.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_variable_is_found() {
        let names = |names: &[&str]| names.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(unknown_variable(names(&["PATH", "YUNBOX_DATA"])), None);
        assert_eq!(unknown_variable(names(&["YUNBOX_DATA", "YUNBOX_DTAA"])), Some("YUNBOX_DTAA".to_owned()));
    }
}
