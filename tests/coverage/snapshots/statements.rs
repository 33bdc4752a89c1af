//! How many statements a read takes, once what its caller is allowed was read.
//!
//! `statements/<cloud>/<product>.txt` keeps the numbers of the examples. They should only shrink.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use wire::Format;

use super::client::Product;
use super::world::{World, here};

/// How many statements a read may take.
const MOST: u64 = 4;

/// Reads that take more, with the reason. The list should only shrink.
const MORE: [(&str, &str, &str); 10] = [
    // It counts things of five kinds.
    ("alibaba", "Ims", "GetAccountSummary"),
    // The domain of the name, the user, its profile and what is shown of them are each found by themselves.
    ("alibaba", "Ims", "GetLoginProfile"),
    // The keys on both sides and their versions; that of the ciphertext is found before it is opened.
    ("alibaba", "Kms", "ReEncrypt"),
    // A network shows its vSwitches, route tables, NAT gateways and tags.
    ("alibaba", "Vpc", "DescribeVpcs"),
    // The same of one network, with its IPv4 gateway.
    ("alibaba", "Vpc", "DescribeVpcAttribute"),
    // A list: its instances, what they read when they first start, their disks and interfaces.
    ("kingsoft", "kec", "DescribeInstances"),
    // A list: its listeners, their servers, those servers' instances, and health checks.
    ("kingsoft", "slb", "DescribeListeners"),
    // A list of what carries tags, which are of eight kinds.
    ("kingsoft", "tag", "DescribeTags"),
    // A list: its NATs, their addresses, subnets, interfaces and tags.
    ("kingsoft", "vpc", "DescribeNats"),
    // A list: its interfaces, their groups, and the names of networks, subnets and groups.
    ("kingsoft", "vpc", "DescribeNetworkInterfaces"),
];

/// The numbers of a product.
pub(super) struct Statements {
    product: Product,
    file: PathBuf,
    numbers: Vec<(&'static str, u64)>,
}

impl Statements {
    pub(super) fn of(product: Product) -> Self {
        let folder = here().join("statements").join(product.cloud.name());
        let file = folder.join(format!("{}.txt", product.name.to_lowercase()));
        Self { product, file, numbers: Vec::new() }
    }

    /// Counts the statements of a call.
    pub(super) async fn count(
        &mut self,
        world: &World,
        by: Option<&str>,
        operation: &'static str,
        parameters: &[(String, String)],
    ) {
        // The first call of a caller in a world reads its policies.
        world.call(by, operation, Format::Json, parameters).await;
        let before = store::statements_run();
        world.call(by, operation, Format::Json, parameters).await;
        self.numbers.push((operation, store::statements_run() - before));
    }

    /// Compares the numbers with those that are kept, or writes them when `INSTA_UPDATE` says so.
    pub(super) fn compare(&self) {
        let mut text = String::new();
        for (operation, number) in &self.numbers {
            writeln!(text, "{operation} {number}").expect("a text grows");
        }
        if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
            fs::create_dir_all(self.file.parent().expect("a folder")).expect("a folder");
            fs::write(&self.file, &text).expect("a file");
        }
        let kept = fs::read_to_string(&self.file).unwrap_or_default();
        assert_eq!(text, kept, "the numbers of statements in {} have changed", self.file.display());
        for (operation, number) in &self.numbers {
            let own = (self.product.cloud.name(), self.product.name);
            let listed = MORE.iter().any(|(cloud, product, listed)| (*cloud, *product) == own && listed == operation);
            assert_eq!(*number > MOST, listed, "{own:?} {operation} takes {number} statements");
        }
    }
}
