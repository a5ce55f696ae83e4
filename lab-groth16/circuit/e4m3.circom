pragma circom 2.1.0;

include "circomlib/circuits/bitify.circom";

// The integer u of a canonical byte of E4M3, whose value is u · 2^-9. No other byte has a witness.
template Decode() {
    signal input byte;
    signal output u;

    component bits = Num2Bits(8);
    bits.in <== byte;
    var mantissa = bits.out[0] + 2 * bits.out[1] + 4 * bits.out[2];
    signal e[4];
    for (var i = 0; i < 4; i++) e[i] <== bits.out[3 + i];
    var sign = bits.out[7];

    var ones = 0;
    for (var i = 0; i < 7; i++) ones += bits.out[i];
    // 0x7f and 0xff are no numbers: a bit below the sign is 0.
    signal notFull <-- ones == 7 ? 0 : 1 / (7 - ones);
    notFull * (7 - ones) === 1;
    // 0x80 would be a second zero: with the sign, a bit below it is 1.
    signal notEmpty <-- ones == 0 ? 0 : sign / ones;
    notEmpty * ones === sign;

    signal e01 <== e[0] * e[1];
    signal e23 <== e[2] * e[3];
    signal subnormal <== (1 - e[0] - e[1] + e01) * (1 - e[2] - e[3] + e23);
    // 2^exponent, which is (1 + e0)(1 + 3 e1)(1 + 15 e2)(1 + 255 e3).
    signal power <== (1 + e[0] + 3 * e[1] + 3 * e01) * (1 + 15 * e[2] + 255 * e[3] + 3825 * e23);
    // (8 + mantissa) · 2^(exponent - 1), or the mantissa where the exponent is 0.
    signal size <== (8 * (1 - subnormal) + mantissa) * ((power + subnormal) / 2);
    u <== (1 - 2 * sign) * size;
}
