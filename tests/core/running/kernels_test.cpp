// The fast kernels against the plain loops, on random sizes, in both layouts; and what NaN and infinities do in them.
#include "tests/core/support/plain_kernels.hpp"

using namespace plain;

TEST_CASE("convolution on planes equals the plain loops and writes no border") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    Draw draw{Random(seed)};
    const Size window = draw.between(1, 7);
    Case one = make_case(draw, draw.between(1, 5), draw.between(1, 4), 1, window, 1, 1);
    Image input = input_of(one, true);
    input.fill(one.input);
    const Image output = output_of(one, true);
    Floats packed(one.kernel.size());
    pack_few_filters(one.kernel.data(), window, window, static_cast<Size>(one.size.channels),
                     static_cast<Size>(one.size.filters), packed.data());
    convolve_few_filters(
        {.input = input.before(static_cast<Size>(one.size.pad_top), static_cast<Size>(one.size.pad_left)),
         .output = output.grid,
         .kernel_rows = window,
         .kernel_columns = window,
         .dilation_rows = static_cast<Size>(one.size.dilation_rows),
         .weights = packed.data(),
         .bias = one.bias.data(),
         .limits = {.low = 0.0F}});
    CHECK(close(output.plain(), one.expected, 1e-5F));
    CHECK(output.sum() == doctest::Approx(sum_of(output.plain())));
  }
}

TEST_CASE("convolution on pixels equals the plain loops: strides, dilation, groups, odd filters") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    Draw draw{Random(seed)};
    const Size groups = draw.between(1, 2);
    const Size filters = groups == 1 ? draw.between(1, 20) : 16;
    const Size stride = draw.between(1, 2);
    Case one = make_case(draw, groups * draw.between(1, 6), filters, groups, draw.between(1, 4), stride,
                         stride == 1 ? draw.between(1, 2) : 1);
    Image input = input_of(one, false);
    input.fill(one.input);
    const Image output = output_of(one, false);
    const Floats packed = packed_panels(one);
    convolve_many_filters(pixels_of(one, input, output, packed.data()));
    CHECK(close(output.plain(), one.expected, 1e-5F));
    CHECK(output.sum() == doctest::Approx(sum_of(output.plain())));
  }
}

TEST_CASE("convolution that passes over zeros equals the plain loops: 0 times an infinite weight too") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    Draw draw{Random(seed)};
    const Size stride = draw.between(1, 2);
    // Cells of padding are zeros here and nothing to the plain loops: with odd weights there are none.
    const bool odd = seed % 3 == 0;
    Case one = make_case(draw, draw.between(1, 13), 32 * draw.between(1, 2), 1, odd ? 1 : draw.between(1, 4), stride,
                         stride == 1 && !odd ? draw.between(1, 2) : 1);
    // In every fourth case so few that all inputs are multiplied.
    for (float& value : one.input) value = value < (seed % 4 == 0 ? -0.9F : 0.3F) ? 0 : value;
    one.input[0] = -0.0F;
    if (odd) one.kernel[static_cast<std::size_t>(draw.between(0, 31))] = seed % 2 == 0 ? kNan : kInfinity;
    if (seed % 5 == 0) one.input[one.input.size() / 2] = kNan;
    convolution2d(one.size, one.input.data(), one.kernel.data(), one.bias.data(), one.expected.data());
    relu(one.expected);
    Image input = input_of(one, false);
    input.fill(one.input);
    const Image output = output_of(one, false);
    Floats packed(one.kernel.size());
    const auto inputs = static_cast<Size>(one.kernel.size() / one.size.filters);
    const float skip = pack_wide_panels(one.kernel.data(), inputs, static_cast<Size>(one.size.filters), packed.data());
    CHECK(std::isnan(skip) == odd);
    Floats scratch(static_cast<std::size_t>(kZeroSkippingScratch));
    ManyFilterConvolution plain = pixels_of(one, input, output, packed.data());
    plain.weight_step = kWidePanel;
    convolve_skipping_zeros({plain, &skip, scratch.data()});
    CHECK(close(output.plain(), one.expected, 1e-5F));
    if (!odd && seed % 5 != 0) CHECK(output.sum() == doctest::Approx(sum_of(output.plain())));
  }
}

TEST_CASE("Winograd equals the plain loops, also with NaN and infinities in single cells") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    Draw draw{Random(seed)};
    const Size channels = 4 * draw.between(1, 9);
    const Size filters = 8 * draw.between(1, 4);
    Case one = make_case(draw, channels, filters, 1, 3, 1, 1);
    if (seed % 2 == 0) {
      one.input[static_cast<std::size_t>(draw.between(0, static_cast<Size>(one.input.size()) - 1))] = kNan;
      one.input[static_cast<std::size_t>(draw.between(0, static_cast<Size>(one.input.size()) - 1))] = kInfinity;
      convolution2d(one.size, one.input.data(), one.kernel.data(), one.bias.data(), one.expected.data());
      relu(one.expected);
    }
    Image input = input_of(one, false);
    input.fill(one.input);
    const Image output = output_of(one, false);
    Floats packed(static_cast<std::size_t>(winograd_weights(channels, filters)));
    pack_winograd(one.kernel.data(), channels, filters, packed.data());
    Floats scratch(static_cast<std::size_t>(winograd_scratch(channels)));
    ManyFilterConvolution plain = pixels_of(one, input, output, one.kernel.data());
    plain.weight_step = filters;
    convolve_winograd({plain, packed.data(), scratch.data()});
    CHECK(close(output.plain(), one.expected, 1e-4F));
  }
}

TEST_CASE("depthwise convolution equals the plain loops with as many groups as channels") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    Draw draw{Random(seed)};
    const Size channels = draw.between(1, 13);
    const Size stride = draw.between(1, 2);
    const Size dilation = stride == 1 ? draw.between(1, 2) : 1;
    Case one = make_case(draw, channels, channels, channels, draw.between(1, 4), stride, dilation);
    Image input = input_of(one, false);
    input.fill(one.input);
    const Image output = output_of(one, false);
    const ManyFilterConvolution same = pixels_of(one, input, output, one.kernel.data());
    convolve_depthwise({.input = same.input,
                        .output = same.output,
                        .kernel_rows = same.kernel_rows,
                        .kernel_columns = same.kernel_columns,
                        .stride_rows = stride,
                        .stride_columns = stride,
                        .dilation_rows = dilation,
                        .dilation_columns = dilation,
                        .weights = one.kernel.data(),
                        .bias = one.bias.data(),
                        .limits = {.low = 0.0F}});
    CHECK(close(output.plain(), one.expected, 1e-5F));
    CHECK(output.sum() == doctest::Approx(sum_of(output.plain())));
  }
}

TEST_CASE("dense by rows and by dot products equals the plain loops") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    Draw draw{Random(seed)};
    const Size features = 4 * draw.between(1, 30);
    const Size units = 4 * draw.between(1, 8);
    Floats input = draw.floats(features);
    for (float& value : input) value = value < 0 ? 0 : value;
    const Floats kernel = draw.floats(features * units);
    const Floats bias = draw.floats(units);
    Floats expected(static_cast<std::size_t>(units));
    dense(1, static_cast<std::size_t>(features), static_cast<std::size_t>(units), input.data(), kernel.data(),
          bias.data(), expected.data());
    Floats found(expected.size());
    for (const bool skip : {false, true}) {
      dense_rows(features, units, input.data(), kernel.data(), bias.data(), skip, found.data());
      CHECK(close(found, expected, 1e-4F));
    }
    Floats turned(kernel.size());
    for (Size f = 0; f < features; ++f) {
      for (Size u = 0; u < units; ++u) {
        turned[static_cast<std::size_t>(u * features + f)] = kernel[static_cast<std::size_t>(f * units + u)];
      }
    }
    dense_dots(features, units, input.data(), turned.data(), bias.data(), found.data());
    CHECK(close(found, expected, 1e-4F));
  }
}

TEST_CASE("pooling in both layouts equals the plain loops, NaN included") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    Draw draw{Random(seed)};
    const Size pool = draw.between(1, 3);
    const Size pad = draw.between(0, pool / 2);
    const Size rows = draw.between(pool, 20);
    const Size columns = draw.between(pool, 20);
    const Size channels = draw.between(1, 9);
    const Size stride = draw.between(1, 3);
    const Pooling2d size{.rows = rows,
                         .columns = columns,
                         .channels = channels,
                         .pool_rows = pool,
                         .pool_columns = pool,
                         .stride_rows = stride,
                         .stride_columns = stride,
                         .pad_top = pad,
                         .pad_left = pad,
                         .output_rows = (rows - pool + pad) / stride + 1,
                         .output_columns = (columns - pool + pad) / stride + 1};
    Floats values = draw.floats(rows * columns * channels);
    values[static_cast<std::size_t>(draw.between(0, static_cast<Size>(values.size()) - 1))] = kNan;
    Floats largest(static_cast<std::size_t>(size.output_rows * size.output_columns * size.channels));
    Floats mean(largest.size());
    max_pooling2d(size, values.data(), largest.data());
    average_pooling2d(size, values.data(), mean.data());
    for (const bool planes : {false, true}) {
      Image input(rows, columns, channels, planes, 0);
      input.fill(values);
      const Image output(static_cast<Size>(size.output_rows), static_cast<Size>(size.output_columns), channels, planes,
                         1);
      max_pooling_image(size, input.grid, output.grid);
      CHECK(close(output.plain(), largest, 0.0F));
      average_pooling_image(size, input.grid, output.grid);
      CHECK(close(output.plain(), mean, 1e-6F));
    }
  }
}

TEST_CASE("a copy to planes and back changes nothing, for every number of channels and width") {
  for (Size channels = 1; channels <= 5; ++channels) {
    for (Size columns = 1; columns <= 9; ++columns) {
      Draw draw{Random(7)};
      Floats values = draw.floats(3 * columns * channels);
      Image image(3, columns, channels, true, 1);
      image.fill(values);
      CHECK(image.plain() == values);
      CHECK(image.memory[16 + static_cast<std::size_t>(columns) + 3] == values[0]);
    }
  }
}
