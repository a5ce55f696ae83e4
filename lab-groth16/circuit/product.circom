pragma circom 2.1.0;

include "circomlib/circuits/bitify.circom";
include "circomlib/circuits/poseidon.circom";
include "./e4m3.circom";

// How many elements of the field hold `count` numbers of `width` bits.
function elements(count, width) {
    var each = 248 \ width;
    return (count + each - 1) \ each;
}

// Numbers of `width` bits in elements of the field, the first lowest.
template Pack(count, width) {
    var each = 248 \ width;
    signal input in[count];
    signal output out[elements(count, width)];
    for (var e = 0; e < elements(count, width); e++) {
        var packed = 0;
        for (var i = 0; i < each && e * each + i < count; i++) packed += in[e * each + i] * (1 << (width * i));
        out[e] <== packed;
    }
}

// An integer from -2^50 to 2^50 has a witness, and no other number.
template Bias() {
    signal input in;
    component bits = Num2Bits(52);
    bits.in <== in + (1 << 50);
    // 2^51 is the only number allowed with the highest bit.
    var rest = 0;
    for (var i = 0; i < 51; i++) rest += bits.out[i];
    bits.out[51] * rest === 0;
}

// sums[i][j] = Σ_k u(a[i][k]) · u(b[j][k]) + bias[j] of n × n canonical bytes (n even), known to others by three digests.
template Product(n) {
    signal input a[n][n];
    signal input b[n][n];
    signal input bias[n];
    signal output inputDigest;
    signal output weightsDigest;
    signal output sumsDigest;

    component decodeA[n][n];
    component decodeB[n][n];
    component boundBias[n];
    component packA = Pack(n * n, 8);
    component packB = Pack(n * n, 8);
    component packBias = Pack(n, 52);
    component packSums = Pack(n * n, 52);
    for (var i = 0; i < n; i++) {
        boundBias[i] = Bias();
        boundBias[i].in <== bias[i];
        packBias.in[i] <== bias[i] + (1 << 51);
        for (var k = 0; k < n; k++) {
            decodeA[i][k] = Decode();
            decodeA[i][k].byte <== a[i][k];
            packA.in[i * n + k] <== a[i][k];
            decodeB[i][k] = Decode();
            decodeB[i][k].byte <== b[i][k];
            packB.in[i * n + k] <== b[i][k];
        }
    }

    // Winograd's inner product: (a0 + b1)(a1 + b0) - a0 a1 - b0 b1 = a0 b0 + a1 b1, which halves the multiplications.
    signal pairsA[n][n \ 2];
    signal pairsB[n][n \ 2];
    for (var i = 0; i < n; i++)
        for (var k = 0; k < n; k += 2) {
            pairsA[i][k \ 2] <== decodeA[i][k].u * decodeA[i][k + 1].u;
            pairsB[i][k \ 2] <== decodeB[i][k].u * decodeB[i][k + 1].u;
        }
    signal crossed[n][n][n \ 2];
    for (var i = 0; i < n; i++)
        for (var j = 0; j < n; j++) {
            var sum = bias[j];
            for (var k = 0; k < n; k += 2) {
                crossed[i][j][k \ 2] <== (decodeA[i][k].u + decodeB[j][k + 1].u) * (decodeA[i][k + 1].u + decodeB[j][k].u);
                sum += crossed[i][j][k \ 2] - pairsA[i][k \ 2] - pairsB[j][k \ 2];
            }
            // Below 2^51 in size, since every byte and bias is: so no two matrices of sums have the same elements.
            packSums.in[i * n + j] <== sum + (1 << 51);
        }

    var bytes = elements(n * n, 8);
    var biases = elements(n, 52);
    var sums = elements(n * n, 52);
    component hashA = Poseidon(bytes);
    component hashB = Poseidon(bytes + biases);
    component hashSums = Poseidon(sums);
    for (var e = 0; e < bytes; e++) {
        hashA.inputs[e] <== packA.out[e];
        hashB.inputs[e] <== packB.out[e];
    }
    for (var e = 0; e < biases; e++) hashB.inputs[bytes + e] <== packBias.out[e];
    for (var e = 0; e < sums; e++) hashSums.inputs[e] <== packSums.out[e];
    inputDigest <== hashA.out;
    weightsDigest <== hashB.out;
    sumsDigest <== hashSums.out;
}

component main = Product(8);
