use super::*;

// The dialects' own files, read from here so that a bad row fails the tests of the crate
// that reads them. Nothing but these tests crosses the folders.
const ALIBABA: Sources = Sources {
    regions: include_str!("../../../alibaba-core/data/regions.csv"),
    families: include_str!("../../../alibaba-core/data/families.csv"),
    types: include_str!("../../../alibaba-core/data/types.csv"),
    images: include_str!("../../../alibaba-core/data/images.csv"),
    disks: include_str!("../../../alibaba-core/data/disks.csv"),
    lines: include_str!("../../../alibaba-core/data/lines.csv"),
};

const KINGSOFT: Sources = Sources {
    regions: include_str!("../../../kingsoft/data/regions.csv"),
    families: include_str!("../../../kingsoft/data/families.csv"),
    types: include_str!("../../../kingsoft/data/types.csv"),
    images: include_str!("../../../kingsoft/data/images.csv"),
    disks: include_str!("../../../kingsoft/data/disks.csv"),
    lines: include_str!("../../../kingsoft/data/lines.csv"),
};

fn alibaba() -> Catalogue {
    Catalogue::parse(&ALIBABA).unwrap()
}

fn kingsoft() -> Catalogue {
    Catalogue::parse(&KINGSOFT).unwrap()
}

#[test]
fn alibaba_offers_everything_that_was_collected() {
    let catalogue = alibaba();
    assert_eq!(catalogue.regions().len(), 29);
    assert_eq!(catalogue.families().len(), 44);
    assert_eq!(catalogue.instance_types().len(), 111);
    assert_eq!(catalogue.images().len(), 40);
    assert_eq!(catalogue.disk_categories().len(), 11);
    assert_eq!(catalogue.regions()[0].id, "cn-qingdao");
}

#[test]
fn kingsoft_offers_everything_that_was_collected() {
    let catalogue = kingsoft();
    assert_eq!(catalogue.regions().len(), 15);
    assert_eq!(catalogue.families().len(), 13);
    assert_eq!(catalogue.instance_types().len(), 33);
    assert_eq!(catalogue.images().len(), 12);
    assert_eq!(catalogue.disk_categories().len(), 16);
    assert_eq!(catalogue.regions()[0].id, "cn-beijing-6");
}

#[test]
fn a_region_knows_its_zones_and_its_id_code() {
    let catalogue = alibaba();
    let hangzhou = catalogue.region("cn-hangzhou").unwrap();
    assert_eq!(hangzhou.id_code, "bp1");
    assert_eq!(hangzhou.zones.len(), 8);
    let (region, zone) = catalogue.zone("ap-southeast-1b").unwrap();
    assert_eq!((region.id.as_str(), zone.letter), ("ap-southeast-1", 'b'));
    assert!(catalogue.region("cn-atlantis").is_none());
    assert!(catalogue.zone("cn-hangzhou-z").is_none());
    assert!(catalogue.regions().iter().all(|region| !region.id_code.is_empty()));
    assert!(kingsoft().regions().iter().all(|region| region.id_code.is_empty()));
}

#[test]
fn an_instance_type_has_its_figures() {
    let catalogue = alibaba();
    let large = catalogue.instance_type("ecs.g6.large").unwrap();
    assert_eq!((large.vcpus, large.memory_mib), (2, 8_192));
    assert_eq!((large.network_interfaces, large.private_ips_per_interface), (2, 6));
    assert_eq!((large.bandwidth_kbps, large.packets_per_second), (1_024_000, 300_000));
    assert!(!large.is_burstable());
    let small = catalogue.instance_type("ecs.t6-c4m1.large").unwrap();
    assert!((small.memory_gib() - 0.5).abs() < f64::EPSILON);
    assert_eq!(small.credits_per_hour, Some(6));
    let gpu = catalogue.instance_type("ecs.gn6v-c8g1.2xlarge").unwrap();
    assert_eq!((gpu.gpus, gpu.gpu.as_deref()), (1, Some("NVIDIA V100")));
    let local = catalogue.instance_type("ecs.d2s.5xlarge").unwrap();
    assert_eq!(local.local_disk_category.as_deref(), Some("local_hdd_pro"));
    let arm = catalogue.family("ecs.g8y").unwrap();
    assert_eq!(arm.architecture, Architecture::Arm64);
    assert_eq!(catalogue.types_of("ecs.g7").count(), 5);
}

#[test]
fn kingsoft_types_are_named_after_their_size() {
    for kind in kingsoft().instance_types() {
        let (family, size) = kind.id.split_once('.').unwrap();
        assert_eq!(kind.family, family);
        let (vcpus, letter) = size.split_at(size.len() - 1);
        let per_vcpu = match letter {
            "A" => 1_024,
            "B" => 2_048,
            "C" => 4_096,
            "D" => 8_192,
            _ => panic!("{}", kind.id),
        };
        assert_eq!(kind.vcpus, vcpus.parse::<u32>().unwrap());
        assert_eq!(kind.memory_mib, kind.vcpus * per_vcpu);
    }
}

#[test]
fn an_order_may_ask_for_a_local_disk_where_the_type_has_one() {
    let catalogue = kingsoft();
    let io = catalogue.instance_type("I1.4C").unwrap();
    assert_eq!(io.orderable_local, Some(SizeRange { min: 0, max: 500 }));
    let general = catalogue.instance_type("N3.4B").unwrap();
    assert_eq!(general.orderable_local, None);
}

#[test]
fn the_default_system_disk_depends_on_the_family() {
    let kingsoft = kingsoft();
    assert_eq!(kingsoft.default_system_disk("N3").unwrap().id, "SSD3.0");
    assert_eq!(kingsoft.default_system_disk("I1").unwrap().id, "Local_SSD");
    let alibaba = alibaba();
    assert_eq!(alibaba.default_system_disk("ecs.g6").unwrap().id, "cloud_efficiency");
    let image = alibaba.image("ubuntu_22_04_x64_20G_alibase_20260119.vhd").unwrap();
    let disk = alibaba.default_system_disk("ecs.g6").unwrap();
    assert_eq!(disk.default_system_size(image), 40);
    let image = &kingsoft.images()[0];
    let disk = kingsoft.default_system_disk("N3").unwrap();
    assert_eq!(disk.default_system_size(image), 20);
}

#[test]
fn every_family_can_have_a_system_disk() {
    for catalogue in [alibaba(), kingsoft()] {
        for family in catalogue.families() {
            assert!(catalogue.default_system_disk(&family.id).is_some());
        }
    }
}

#[test]
fn the_grade_of_a_disk_moves_its_smallest_size() {
    let catalogue = alibaba();
    let essd = catalogue.disk_category("cloud_essd").unwrap();
    let sizes = essd.data_for("ecs.g7").unwrap();
    assert_eq!(essd.at_level(sizes, None).min, 20);
    assert_eq!(essd.at_level(sizes, Some("PL0")).min, 1);
    assert_eq!(essd.at_level(sizes, Some("PL3")).min, 1_261);
    assert!(!essd.at_level(sizes, Some("PL2")).contains(460));
    let entry = catalogue.disk_category("cloud_essd_entry").unwrap();
    assert!(entry.system_for("ecs.e").is_some());
    assert!(entry.system_for("ecs.g7").is_none());
    let local = catalogue.disk_category("local_ssd_pro").unwrap();
    assert!(local.system.is_none() && local.data.is_none());
}

#[test]
fn an_image_family_leads_to_its_newest_image() {
    let catalogue = alibaba();
    let newest = catalogue.newest_of("acs:ubuntu_24_04_x64").unwrap();
    assert_eq!(newest.id, "ubuntu_24_04_x64_20G_alibase_20241016.vhd");
    assert_eq!(newest.created.to_string(), "2024-10-16T00:00:00Z");
    assert!(catalogue.newest_of("acs:beos").is_none());
}

#[test]
fn images_match_the_patterns_that_configurations_use() {
    let catalogue = alibaba();
    let starts = |start: &str| catalogue.images().iter().any(|image| image.name.starts_with(start));
    for start in ["ubuntu_18", "ubuntu_22_04_x64", "centos_7", "aliyun", "win"] {
        assert!(starts(start), "{start}");
    }
    let kingsoft = kingsoft();
    for platform in ["centos-7.5", "centos-7.0", "centos-8.0", "ubuntu-18.04", "debian-8.2"] {
        assert!(kingsoft.images().iter().any(|image| image.platform == platform));
    }
    let windows = kingsoft.images().iter().filter(|image| image.os == OperatingSystem::Windows);
    assert!(windows.into_iter().all(|image| image.size_gib == 50));
}

#[test]
fn every_region_sells_a_line() {
    for catalogue in [alibaba(), kingsoft()] {
        for region in catalogue.regions() {
            assert!(catalogue.lines_in(&region.id).any(|line| line.name.starts_with("BGP")));
        }
    }
}

#[test]
fn a_repeated_id_is_refused() {
    let families = "family,name,category,level,generation,arch,base_ghz,turbo_ghz,processor\n\
                    a,a,x,,,x86_64,2.5,,cpu\n\
                    a,a,x,,,arm64,2.5,,cpu\n";
    let refused = Catalogue::parse(&Sources { families, ..ALIBABA }).unwrap_err();
    assert_eq!(refused.to_string(), "`a` occurs twice in the table of families");
}

#[test]
fn a_reference_to_nothing_is_refused() {
    let families = "family,name,category,level,generation,arch,base_ghz,turbo_ghz,processor\n";
    let refused = Catalogue::parse(&Sources { families, ..KINGSOFT }).unwrap_err();
    assert_eq!(refused.to_string(), "`N3.1A` in the table of instance types refers to `N3`, which is not there");
}

#[test]
fn an_id_code_leads_to_one_region() {
    let header = "region,name_en,name_local,endpoint,id_code,zones\n";
    let parse = |rows: &str| {
        let regions: &'static str = format!("{header}{rows}").leak();
        let lines = "id,name,regions,kind,ip_version,isp\n";
        let sources = Sources { regions, lines, ..ALIBABA };
        Catalogue::parse(&sources).map(drop).map_err(|error| error.to_string())
    };
    assert_eq!(parse("a,a,a,a,abc,a1a\nb,b,b,b,abd,b1a\n"), Ok(()));
    assert_eq!(parse("a,a,a,a,,a1a\nb,b,b,b,,b1a\n"), Ok(()));
    for rows in [
        "a,a,a,a,abc,a1a\nb,b,b,b,abc,b1a\n",
        "a,a,a,a,ABC,a1a\n",
        "a,a,a,a,abcd,a1a\n",
        "a,a,a,a,abc,\n",
        "a,a,a,a,abc,b1a\n",
    ] {
        assert!(parse(rows).is_err(), "{rows}");
    }
}

#[test]
fn a_column_that_is_missing_or_wrong_is_named_with_its_line() {
    let families = "family,name,category,level,generation,arch,base_ghz,turbo_ghz,processor\n\
                    a,a,x,,,z80,2.5,,cpu\n";
    let refused = Catalogue::parse(&Sources { families, ..ALIBABA }).unwrap_err();
    let CatalogueError::Unreadable { table, source } = refused else {
        panic!("{refused}");
    };
    assert_eq!(table, "families");
    assert_eq!(source.position().unwrap().line(), 2);
}
