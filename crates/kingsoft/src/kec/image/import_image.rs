//! `ImportImage`

use compute::Extras;
use compute::catalogue::{Architecture, Boot, OperatingSystem};
use compute::image::{ImageDisk, Made, New, Software, create};
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::{Kind, Name, Platform};
use super::{ARCHITECTURE, TYPE, asks};
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::instance::MOST_DATA_DISKS;
use crate::kec::location::place;

/// What the system disk of an imported image has in GiB, which no call says. GUESS: as much as an image of the cloud.
const SYSTEM_GIB: [u32; 2] = [20, 50];

/// The GiB that an imported data disk may have. GUESS: those of a volume.
const DATA_GIB: std::ops::RangeInclusive<u32> = 10..=32_000;

/// Imports an image from objects of KS3.
///
/// The sandbox keeps what the call says and reads no object: whatever is named is taken to be there. GUESS: no role of the
/// account is asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ImportImage {
    /// Name: 2 to 64 characters.
    image_name: Name,
    /// Instruction set: `x86_64`, the default, or `i386`.
    architecture: Option<Set>,
    /// Platform, such as `centos-7`; those that begin `windows` are Windows.
    platform: Platform,
    /// Where the system disk lies: an address that begins `http`.
    image_url: String,
    /// How it is written: `raw`, `vhd`, `qcow2` or `vmdk`.
    #[serde(rename = "ImageFormat")]
    _image_format: Format,
    /// Where data disks lie.
    #[serde(default)]
    data_image_url: Ids,
    /// Their sizes in GiB.
    #[serde(default)]
    data_image_size: Ids,
    /// How they are written: `raw`.
    #[serde(default)]
    data_image_format: Ids,
}

/// Instruction set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
enum Set {
    /// 64 bits.
    #[serde(rename = "x86_64")]
    X86_64,
    /// 32 bits.
    #[serde(rename = "i386")]
    I386,
}

/// How a disk is written. Nothing shows it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Format {
    /// As it is.
    Raw,
    /// Virtual PC's.
    Vhd,
    /// QEMU's.
    Qcow2,
    /// VMware's.
    Vmdk,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    image_id: String,
}

impl Operation for ImportImage {
    const NAME: &'static str = "ImportImage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ImageName", "own"),
        ("Architecture", "x86_64"),
        ("Platform", "centos-7"),
        ("ImageUrl", "http://images.ks3-cn-beijing.ksyun.com/own.qcow2"),
        ("ImageFormat", "qcow2"),
    ];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("kec:ImportImage", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        let disks = disks(&input)?;
        let mut extras = Extras::from_iter([(TYPE.to_owned(), Kind::CommonImage.as_str().into())]);
        if input.architecture == Some(Set::I386) {
            extras.insert(ARCHITECTURE.to_owned(), "i386".into());
        }
        let new = New {
            name: input.image_name.0,
            description: String::new(),
            family: String::new(),
            version: String::new(),
            software: Software {
                os: os(&input.platform),
                os_name_en: input.platform.0.clone(),
                os_name_local: input.platform.0.clone(),
                platform: input.platform.0,
                architecture: Architecture::X86_64,
                boot: Boot::Bios,
            },
            disks,
            made: Made::Imported,
            origin: None,
            extras,
            resource_group: String::new(),
            tags: Tags::default(),
        };
        Ok(Output { image_id: create(cx.scope(), &place, new)?.id })
    }
}

fn os(platform: &Platform) -> OperatingSystem {
    if platform.0.starts_with("windows") { OperatingSystem::Windows } else { OperatingSystem::Linux }
}

/// The disks of the image, the system disk first.
fn disks(input: &ImportImage) -> Result<Vec<ImageDisk>, Error> {
    let listed = |ids: &Ids| ids.clone().wanted().unwrap_or_default();
    let (urls, sizes) = (listed(&input.data_image_url), listed(&input.data_image_size));
    let formats = listed(&input.data_image_format);
    address("ImageUrl", &input.image_url)?;
    urls.iter().try_for_each(|url| address("DataImageUrl", url))?;
    if urls.len() > MOST_DATA_DISKS {
        return Err(Error::Unfit("DataImageUrl", format!("there are more than {MOST_DATA_DISKS}")));
    }
    if sizes.len() != urls.len() {
        return Err(Error::Unfit("DataImageSize", "there is one for each data disk".to_owned()));
    }
    if formats.len() > urls.len() || formats.iter().any(|format| format != "raw") {
        return Err(Error::Unfit("DataImageFormat", "it is raw for each data disk".to_owned()));
    }
    let [linux, windows] = SYSTEM_GIB;
    let system = match os(&input.platform) {
        OperatingSystem::Linux => linux,
        OperatingSystem::Windows => windows,
    };
    let mut disks = vec![disk('a', system)];
    for (size, letter) in sizes.iter().zip('b'..='z') {
        let gib = size.trim().parse::<u32>().ok().filter(|gib| DATA_GIB.contains(gib));
        let unfit = || {
            let reason = format!("{size} is not between {} and {}", DATA_GIB.start(), DATA_GIB.end());
            Error::Unfit("DataImageSize", reason)
        };
        disks.push(disk(letter, gib.ok_or_else(unfit)?));
    }
    Ok(disks)
}

fn address(parameter: &'static str, url: &str) -> Result<(), Error> {
    let is_address = url.starts_with("http://") || url.starts_with("https://");
    if is_address { Ok(()) } else { Err(Error::Unfit(parameter, "it does not begin http".to_owned())) }
}

fn disk(letter: char, size_gib: u32) -> ImageDisk {
    let device = format!("/dev/xvd{letter}");
    ImageDisk { device, is_system: letter == 'a', size_gib, ..ImageDisk::default() }
}
