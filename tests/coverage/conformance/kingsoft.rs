//! Kingsoft Cloud's products: what each operation reads, in worlds where what its example is about exists.
//!
//! The vendor publishes nothing of its interface that a program can read, so only the schema of an operation is tried:
//! each parameter, and each part of one that has parts.

use std::collections::BTreeMap;
use std::mem;

use kingsoft::PRODUCTS;
use serde_json::Value;
use store::Image;
use testkit::Rows;
use wire::{Format, Route};

use super::{Held, Kind, Parameter, Vendor, has_text, is_word, survives};
use crate::coverage::snapshots::client::{Cloud, Product, Reply};
use crate::coverage::snapshots::world::{World, Worlds};

/// One test for each product, so that they run beside each other and fail by their names.
macro_rules! products {
    ($($test:ident = $name:literal,)*) => {
        $(#[tokio::test]
        async fn $test() {
            product_survives($name).await;
        })*

        #[test]
        fn every_product_of_kingsoft_is_tried() {
            let known: Vec<_> = PRODUCTS.iter().map(|product| product.name).collect();
            assert_eq!([$($name),*].as_slice(), known);
        }
    };
}

products! {
    kingsoft_bws_survives_every_parameter = "bws",
    kingsoft_ebs_survives_every_parameter = "ebs",
    kingsoft_eip_survives_every_parameter = "eip",
    kingsoft_iam_survives_every_parameter = "iam",
    kingsoft_kec_survives_every_parameter = "kec",
    kingsoft_sks_survives_every_parameter = "sks",
    kingsoft_slb_survives_every_parameter = "slb",
    kingsoft_sts_survives_every_parameter = "sts",
    kingsoft_tag_survives_every_parameter = "tag",
    kingsoft_tagv2_survives_every_parameter = "tagv2",
    kingsoft_vpc_survives_every_parameter = "vpc",
}

/// The worlds of a product, and the one that the operation in hand is called in.
struct Kingsoft {
    worlds: Worlds,
    here: Here,
}

/// A world, as it is before a call.
struct Here {
    world: World,
    rows: Rows,
    start: Image,
}

async fn product_survives(name: &str) {
    let product = Product::of(Cloud::Kingsoft, name);
    let worlds = Worlds::of(product).await;
    let here = Here::open(&worlds, product.routes.first().unwrap()).await;
    survives(Kingsoft { worlds, here }, product.routes).await;
}

impl Here {
    async fn open(worlds: &Worlds, route: &Route) -> Self {
        let world = worlds.open(route).await;
        // Whatever happens by itself at a time is done by the first call after it.
        world.call(None, "NoSuchAction", Format::Json, &[]).await;
        let (rows, start) = (world.rows(), world.image());
        Self { world, rows, start }
    }
}

impl Vendor for Kingsoft {
    /// What instances read at first has 32 KiB at most, and so long a text of one letter is base64.
    const TAKE_ANY: &'static [&'static str] = &["UserData"];

    async fn furnish(&mut self, route: &Route) {
        let next = Here::open(&self.worlds, route).await;
        mem::replace(&mut self.here, next).world.close().await;
    }

    fn parameters(&self, route: &Route) -> Vec<Parameter> {
        let schema = route.input();
        let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let mut kinds = BTreeMap::new();
        for name in route.parameters() {
            add(schema.as_value(), &schema.as_value()["properties"][name], name, &mut kinds);
        }
        let parameter = |(name, kind): (String, Kind)| {
            let required = required.iter().any(|required| *required == name);
            Parameter { name, read: true, required, kind }
        };
        kinds.into_iter().map(parameter).collect()
    }

    fn example(&self, route: &Route) -> Vec<(String, String)> {
        self.worlds.example(route)
    }

    async fn call(&self, route: &Route, format: Format, parameters: &[(String, String)]) -> Reply {
        self.here.world.call(self.worlds.caller_of(route), route.name, format, parameters).await
    }

    fn rows(&mut self) -> Held {
        self.here.rows.all()
    }

    /// What was made or taken away does not stand in the way of the next call.
    async fn go_on(&mut self, _: Held) -> Held {
        self.here.world.restore(&self.here.start).await;
        self.rows()
    }

    fn is_refusal(reply: &Reply) -> bool {
        let code = reply.field("/Error/Code").unwrap_or_default();
        let formed = is_word(&code) && code.starts_with(|c: char| c.is_ascii_uppercase());
        formed && has_text(reply, "/Error/Message") && reply.field("/Error/Type").as_deref() == Some("Sender")
    }

    fn is_missing(&self, name: &str, reply: &Reply) -> bool {
        let text = |pointer: &str| reply.field(pointer).unwrap_or_default();
        match text("/Error/Code").as_str() {
            "InstanceIdRequired" => name == "InstanceId",
            code => code == "MissingParameter" && text("/Error/Message").ends_with(&format!(" parameter {name}.")),
        }
    }
}

/// Adds a parameter and its parts, by what a schema says of it: an element of a list is its first one.
fn add(schema: &Value, part: &Value, name: &str, kinds: &mut BTreeMap<String, Kind>) {
    if let Some(target) = part.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#')) {
        add(schema, schema.pointer(target).unwrap(), name, kinds);
        return;
    }
    // `"integer"`, or `["integer", "null"]` of one that may be left out.
    let types = part.get("type").map(Value::to_string).unwrap_or_default();
    let kind = match types.as_str() {
        types if types.contains("integer") || types.contains("number") => Kind::Number,
        types if types.contains("boolean") => Kind::Truth,
        _ => Kind::Other,
    };
    let known = kinds.entry(name.to_owned()).or_insert(kind);
    if kind != Kind::Other {
        *known = kind;
    }
    for one in ["anyOf", "oneOf", "allOf"].iter().filter_map(|word| part.get(word)?.as_array()).flatten() {
        add(schema, one, name, kinds);
    }
    if let Some(element) = part.get("items") {
        add(schema, element, &format!("{name}.1"), kinds);
    }
    for (field, below) in part.get("properties").and_then(Value::as_object).into_iter().flatten() {
        add(schema, below, &format!("{name}.{field}"), kinds);
    }
}
