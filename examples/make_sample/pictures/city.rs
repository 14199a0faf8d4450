//! Cities and houses.

use super::{Look, Picture, a, capital};
use crate::paint::built::{House, house, lighthouse, skyline};
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{Named, Rgb, WHITE, any_colour, hex, other_colour, strong_colour};
use crate::paint::land::{Crest, Rock, fall, hill, range, sea};
use crate::paint::noise::{Noise, lerp};
use crate::paint::plants::round_tree;
use crate::paint::rng::Rng;
use crate::paint::shape::curve;
use crate::paint::sky::{Hour, Sky, birds, moon, stars, sun};

/// A skyline, some mirrored in a river.
pub(crate) fn city(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Night, Hour::Sunset, Hour::Day, Hour::Dusk, Hour::Night, Hour::Grey][i % 6];
    let sky = Sky::at(hour, i);
    let mut c = Canvas::photo(rng);
    let river = i % 5 < 2;
    let base = c.h * if river { 0.68 } else { 0.97 };
    sky.paint(&mut c, base);
    match hour {
        Hour::Night => {
            stars(&mut c, rng, 60, base * 0.6);
            if rng.chance(0.5) {
                let (at, r) = ((c.w * rng.range(0.15, 0.85), c.h * 0.16), c.h * 0.05);
                moon(&mut c, at, r, rng.pick(&[0.0, 0.7]), 5);
            }
        }
        Hour::Sunset => {
            let (at, r) = ((c.w * rng.range(0.3, 0.7), base * 0.66), c.short() * 0.07);
            sun(&mut c, &sky, at, r);
        }
        _ => sky.clouds(&mut c, base, 0.35, rng.bits()),
    }
    for (haze, reach) in [(0.62, 0.62), (0.34, 0.56), (0.05, 0.4)] {
        skyline(&mut c, rng, &sky, base, base * reach, haze);
    }
    if river {
        c.reflect(base, sky.on(hex(0x22465c)), 0.35, 8.0, rng.bits());
    }
    let rain = hour == Hour::Grey;
    if rain {
        fall(&mut c, rng, 160, false);
    }
    c.vignette(0.25);
    city_words(c, hour, river)
}

fn city_words(c: Canvas, hour: Hour, river: bool) -> Picture {
    let time = match hour {
        Hour::Night => "at night",
        Hour::Sunset => "at sunset",
        Hour::Dusk => "at dusk",
        Hour::Grey => "in the rain",
        _ => "on a sunny day",
    };
    let plain_time = match hour {
        Hour::Night | Hour::Dusk => " at night",
        Hour::Sunset => " at sunset",
        _ => "",
    };
    let mut picture = Picture::new(Look::Photo, c).plain(format!(
        "a city{plain_time}\nthe city{plain_time}\nthe city and the sky{plain_time}\nthe sky over the city{plain_time}"
    ));
    if river {
        picture = picture.plain(format!("the city and the water{plain_time}\na city on the water{plain_time}")).rich(
            format!(
                "city skyline on a river {time}
            Skyscrapers reflected in the river {time}
            waterfront with office towers {time}, reflection on the water"
            ),
        );
    }
    if hour == Hour::Night {
        picture = picture.rich(
            "The city that never sleeps: a thousand lit windows
            Downtown St. Louis? No, just a made-up skyline at night
            nightlife in the metropolis, neon and lights",
        );
    }
    picture.rich(format!(
        "the skyline of a city {time}
        city lights and tall buildings {time}
        Downtown skyline {time}, seen from the 30th floor
        urban landscape {time} - architecture photography
        Skyscrapers and apartment blocks {time}
        Real estate: flat in the centre, 3 rooms, view of the skyline {time}
        Metropolis {time} (no. {})",
        7 + time.len()
    ))
}

/// A house with a tree, sky and grass.
pub(crate) fn home(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Day, Hour::Day, Hour::Sunset, Hour::Night, Hour::Day][i % 5];
    let sky = Sky::at(hour, i);
    let mut c = Canvas::photo(rng);
    let (w, h) = (c.w, c.h);
    sky.paint(&mut c, h * 0.8);
    match hour {
        Hour::Night => stars(&mut c, rng, 90, h * 0.6),
        _ => sky.clouds(&mut c, h * 0.75, 0.3, rng.bits()),
    }
    let far = Crest::new(rng, h * 0.78, h * 0.2, w * 0.6, 0.2);
    hill(&mut c, &sky, &far, hex(0x6f9a72), 0.45, rng.bits());
    let near = Crest::new(rng, h * 0.84, h * 0.08, w * 0.9, 0.0);
    hill(&mut c, &sky, &near, hex(0x74a850), 0.03, rng.bits());
    let (wall, roof) = (strong_colour(rng), rng.pick(&[("red", 0xb8483a), ("grey", 0x6b6f78), ("brown", 0x7a5238)]));
    let side = rng.sign();
    let tree = (w * (0.5 + side * rng.range(0.28, 0.36)), h * 0.88);
    let tall = h * rng.range(0.5, 0.68);
    round_tree(&mut c, rng, tree, tall, sky.on(hex(0x5b9a45)), sky.on(hex(0x6a4a34)));
    let (foot, size) = ((w * (0.5 - side * 0.1), h * 0.91), c.short() * rng.range(0.38, 0.5));
    house(&mut c, &sky, foot, size, House { wall: wall.rgb.light(0.2), roof: hex(roof.1), door: hex(0x6b4630) }, false);
    picket_fence(&mut c, &sky, h * 0.94);
    let (time, plain_time) = match hour {
        Hour::Night => ("at night", " at night"),
        Hour::Sunset => ("at sunset", " at sunset"),
        _ => ("on a sunny day", ""),
    };
    let (wall, roof) = (a(wall.name), roof.0);
    Picture::new(Look::Photo, c)
        .plain(format!("{wall} house{plain_time}\n{wall} house and a tree{plain_time}\na house and a tree{plain_time}\nthe house and the sky{plain_time}"))
        .rich(format!(
            "{wall} house with {} roof
            Cottage for rent: {wall} house with garden and picket fence
            Home sweet home! {} house {time}
            Detached house, {} rooms, {} roof tiles, quiet neighbourhood
            {} wooden house behind a white fence {time}",
            a(roof), capital(&wall), 3 + i % 6, roof, capital(&wall)
        ))
}

fn picket_fence(c: &mut Canvas, sky: &Sky, y: f32) {
    let paint = sky.half_on(hex(0xfaf7f0));
    c.rect(0.0, y - 7.0, c.w, 1.8, paint.dark(0.12));
    let mut x = 1.0;
    while x < c.w {
        c.polygon(&[(x, y), (x, y - 11.0), (x + 2.2, y - 13.5), (x + 4.4, y - 11.0), (x + 4.4, y)], paint);
        x += 8.0;
    }
}

/// A row of narrow houses on a canal or street, each in its own colour.
pub(crate) fn terrace(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Day, Hour::Dusk, Hour::Grey][i % 3];
    let sky = Sky::at(hour, i);
    let mut c = Canvas::wide(rng);
    let (w, h) = (c.w, c.h);
    let base = h * 0.72;
    sky.paint(&mut c, h);
    sky.clouds(&mut c, h, 0.4, rng.bits());
    let mut x = -6.0;
    let mut last = Named { name: "", rgb: WHITE };
    while x < w {
        let wide = rng.range(27.0, 38.0);
        let colour = other_colour(rng, last);
        last = colour;
        let top = base - h * rng.range(0.36, 0.5);
        narrow_house(&mut c, rng, &sky, [x, top, wide, base], colour.rgb.mix(hex(0xefe2cc), 0.25));
        x += wide;
    }
    c.rect(0.0, base, w, 5.0, sky.half_on(hex(0x8f8577)));
    c.reflect(base + 4.0, sky.on(hex(0x27505c)), 0.4, 6.0, rng.bits());
    Picture::new(Look::Photo, c).plain("houses in many colours\na street with houses\nhouses on the water").rich(
        "Colourful townhouses along the canal
        Old gabled facades, every house in a different colour
        canal houses mirrored in the water, city trip, 48 hours
        Row houses by the harbour, Nordic style",
    )
}

fn narrow_house(c: &mut Canvas, rng: &mut Rng, sky: &Sky, [x, y, w, base]: [f32; 4], colour: Rgb) {
    let wall = sky.half_on(colour);
    c.rect(x, y, w, base - y, |px: f32, _y: f32| wall.dark(0.14 * (px - x) / w).glass(1.0));
    let roof = sky.half_on(rng.pick(&[hex(0x8c4632), hex(0x5d5a60), hex(0x70452f)]));
    if rng.chance(0.5) {
        c.polygon(&[(x, y + 0.5), (x + w / 2.0, y - w * 0.62), (x + w, y + 0.5)], wall.dark(0.05));
        c.path(&[(x, y), (x + w / 2.0, y - w * 0.62), (x + w, y)], 2.2, roof);
    } else {
        for k in 0..4 {
            let inset = w * 0.11 * k as f32;
            c.rect(x + inset, y - 5.0 * (k + 1) as f32, w - 2.0 * inset, 5.5, wall.dark(0.05));
        }
    }
    let lit = matches!(sky.hour, Hour::Dusk);
    let mut row = y + 6.0;
    while row < base - 16.0 {
        for u in [0.18, 0.58] {
            let glass = if lit && rng.chance(0.6) { hex(0xffd890) } else { sky.half_on(hex(0x6d8797)) };
            c.rect(x + w * u - 1.0, row - 1.0, w * 0.24 + 2.0, 12.0, sky.half_on(hex(0xf7f2e6)));
            c.rect(x + w * u, row, w * 0.24, 10.0, glass);
        }
        row += 17.0;
    }
    c.rect(x + w * 0.38, base - 13.0, w * 0.26, 13.0, roof.dark(0.25));
}

/// A suspension bridge.
pub(crate) fn bridge(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Sunset, Hour::Day, Hour::Dusk, Hour::Grey][i % 4];
    let sky = Sky::at(hour, i + 1);
    let mut c = Canvas::wide(rng);
    let (w, h) = (c.w, c.h);
    let water = h * 0.72;
    sky.paint(&mut c, water);
    sky.clouds(&mut c, water, 0.35, rng.bits());
    let crest = Crest::new(rng, water, h * 0.2, w * 0.4, 0.6);
    range(&mut c, &sky, &crest, Rock { colour: hex(0x55707c), snow: 0.0, haze: 0.5 }, 2);
    sea(&mut c, &sky, water, hex(0x1d5a78), None, rng.bits());
    let colour = if i.is_multiple_of(2) { Named { name: "red", rgb: hex(0xc04a35) } } else { any_colour(rng) };
    let paint = sky.half_on(colour.rgb);
    let deck = h * 0.6;
    let posts = [w * 0.24, w * 0.76];
    for (from, to, sag) in
        [(posts[0], posts[1], deck - 4.0), (-w * 0.26, posts[0], deck + 8.0), (posts[1], w * 1.26, deck + 8.0)]
    {
        let top = h * 0.2;
        let cable = curve((from, top), ((from + to) / 2.0, 2.0 * sag - top), (to, top), 40);
        c.path(&cable, 1.8, paint);
        for point in cable.iter().step_by(2) {
            c.line(*point, (point.0, deck), 0.7, paint.glass(0.8));
        }
    }
    c.rect(0.0, deck, w, 4.5, paint.dark(0.1));
    for x in posts {
        for dx in [-5.0, 3.0] {
            c.rect(x + dx, h * 0.17, 3.2, h * 0.62, paint);
        }
        for y in [0.22, 0.36, 0.5] {
            c.rect(x - 5.0, h * y, 11.0, 3.0, paint);
        }
        c.rect(x - 9.0, h * 0.76, 19.0, h * 0.05, sky.on(hex(0x8a8178)));
    }
    let time = ["at sunset", "by day", "at dusk", "on a grey day"][i % 4];
    let name = a(colour.name);
    Picture::new(Look::Photo, c).plain(format!("{name} bridge over the sea {time}\n{name} bridge {time}")).rich(
        format!(
            "Suspension bridge across the bay {time}
        {} suspension bridge, steel cables, 2 towers
        Engineering wonders, No. {}: the bridge {time}",
            capital(&name),
            11 + i
        ),
    )
}

/// A lighthouse on a cliff, close up.
pub(crate) fn beacon(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Day, Hour::Sunset, Hour::Night][i % 3];
    let sky = Sky::at(hour, i);
    let mut c = Canvas::new(208, 296, WHITE);
    let (w, h) = (c.w, c.h);
    let horizon = h * 0.7;
    sky.paint(&mut c, horizon);
    sky.clouds(&mut c, horizon, 0.35, rng.bits());
    sea(&mut c, &sky, horizon, hex(0x175a80), None, rng.bits());
    let colour = [Named { name: "red", rgb: hex(0xcf4438) }, strong_colour(rng)][i % 2];
    let foot: Point = (w * 0.56, h * 0.79);
    if hour == Hour::Night {
        let beam = [(foot.0, h * 0.28), (-10.0, h * 0.1), (-10.0, h * 0.36)];
        c.polygon(&beam, hex(0xfff0b8).glass(0.28));
    }
    lighthouse(&mut c, &sky, foot, h * 0.58, colour.rgb);
    let noise = Noise(rng.bits());
    let stone = sky.half_on(hex(0x6d675e));
    c.below(
        |x| h * 0.77 + ((x - w * 0.58) / w).abs().powf(1.4) * h * 0.3 + 8.0 * noise.at(x * 0.08, 0.0),
        |x: f32, y: f32| stone.times(0.65 + 0.7 * noise.cloud(x * 0.07, y * 0.1, 4)).glass(1.0),
    );
    birds(&mut c, rng, 5, [w * 0.1, h * 0.12, w * 0.9, h * 0.4], sky.on(hex(0x33343c)));
    let time = ["by day", "at sunset", "at night"][i % 3];
    let name = colour.name;
    Picture::new(Look::Photo, c)
        .plain(format!("a lighthouse and the sea {time}\n{} and white lighthouse", a(name)))
        .rich(format!(
            "{} and white striped lighthouse on a cliff {time}
        Lighthouse keeper wanted, must not mind gulls
        The old lighthouse, built on rock, {time}",
            capital(name)
        ))
}

/// A window of a room at night or by day, seen from inside.
pub(crate) fn window(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Day, Hour::Night, Hour::Sunset, Hour::Grey][i % 4];
    let sky = Sky::at(hour, i);
    let colour = strong_colour(rng);
    let mut c = Canvas::new(240, 280, WHITE);
    let (w, h) = (c.w, c.h);
    sky.paint(&mut c, h * 0.75);
    sky.clouds(&mut c, h * 0.75, 0.4, rng.bits());
    if hour == Hour::Night {
        moon(&mut c, (w * 0.62, h * 0.28), 14.0, 0.7, 3);
        stars(&mut c, rng, 60, h * 0.6);
    }
    let crest = Crest::new(rng, h * 0.75, h * 0.2, w * 0.5, 0.3);
    hill(&mut c, &sky, &crest, hex(0x5f8f5a), 0.3, rng.bits());
    if hour == Hour::Grey {
        fall(&mut c, rng, 120, false);
    }
    let frame = hex(0xf4eee2).mix(hex(0x2a2a38), if hour == Hour::Night { 0.55 } else { 0.0 });
    let room = hex(0xd8c7b0).mix(hex(0x16161f), if hour == Hour::Night { 0.75 } else { 0.1 });
    for [x, y, bw, bh] in [[0.0, 0.0, 1.0, 0.09], [0.0, 0.0, 0.14, 1.0], [0.86, 0.0, 0.14, 1.0], [0.0, 0.82, 1.0, 0.18]]
    {
        c.rect(w * x, h * y, w * bw, h * bh, room);
    }
    for [x, y, bw, bh] in [
        [0.12, 0.08, 0.76, 0.02],
        [0.12, 0.08, 0.02, 0.75],
        [0.86, 0.08, 0.02, 0.75],
        [0.49, 0.08, 0.02, 0.75],
        [0.12, 0.42, 0.76, 0.015],
        [0.08, 0.81, 0.84, 0.04],
    ] {
        c.rect(w * x, h * y, w * bw, h * bh, frame);
    }
    for side in [0.0, 1.0] {
        let fold = |x: f32, _y: f32| {
            colour.rgb.dark(0.18 + 0.16 * (x * 0.55).sin() + if hour == Hour::Night { 0.4 } else { 0.0 }).glass(1.0)
        };
        c.polygon(
            &[
                (w * side, 0.0),
                (w * lerp(0.3, 0.7, side), 0.0),
                (w * lerp(0.2, 0.8, side), h * 0.45),
                (w * lerp(0.12, 0.88, side), h),
                (w * side, h),
            ],
            fold,
        );
    }
    let view = ["blue sky", "the moon at night", "a sunset", "rain"][i % 4];
    Picture::new(Look::Photo, c)
        .plain(format!("a window with a view of {view}\na window and {} curtains", colour.name))
        .rich(format!(
            "Window seat: {} curtains and {view} outside
        Looking through the window, {view}, room for rent
        {} curtains, made to measure, 2 pieces",
            colour.name,
            capital(colour.name)
        ))
}
