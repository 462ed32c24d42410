// What a diagnosis says beyond the list of causes: the question that splits them, history, own answers, slips.
#include "core/answers/digit_slip.hpp"
#include "tests/core/support/diagnoses.hpp"

using namespace support;

TEST_CASE("an answer of several causes is settled by asking for an intermediate") {
  // 202 in the Dense row of model 3: Flatten forgot the channels, or pooling merged them (rows D4 and D15).
  const Json config = lesson("max-pooling");
  const Json first = diagnose(config, params("dense"), 202);
  CHECK(names(first, "flatten_forgets_channels"));
  CHECK(names(first, "pool_merges_channels"));
  CHECK(first["settled"] == "open");
  const Json next = follow_up(config, params("dense"), 202);
  REQUIRE(!next["asks"].is_null());
  for (const char* belief : {"flatten_forgets_channels", "pool_merges_channels"}) {
    Json evidence = Json::array();
    for (int i = 0; i < 2; ++i) {
      const Json asks = follow_up(config, params("dense"), 202, evidence)["asks"];
      if (asks.is_null()) break;
      evidence.push_back({{"question", asks}, {"answer", answer(config, asks, Json::array({belief}))}});
    }
    const Json last = diagnose_with(config, params("dense"), 202, {{"evidence", evidence}});
    CAPTURE(last.dump());
    CHECK(last["settled"] == "one");
    CHECK(last["causes"][0]["id"] == belief);
  }
}

TEST_CASE("beliefs that one model cannot tell apart are said to be alike") {
  // With stride 1 and padding same, as many positions go out as come in (rows C9 and C23).
  const Json diagnosis = diagnose(lesson("zero-padding"), params("conv2d"), 21602);
  CHECK(diagnosis["causes"].size() == 2);
  CHECK(diagnosis["settled"] == "alike");
  CHECK(follow_up(lesson("zero-padding"), params("conv2d"), 21602)["asks"] == nullptr);
}

TEST_CASE("evidence that contradicts every cause leaves none") {
  const Json evidence = Json::array({{{"question", {{"layer", "conv2d"}, {"of", "biases"}}}, {"answer", 7}}});
  const Json diagnosis = diagnose_with(lesson("zero-padding"), params("conv2d"), 54, {{"evidence", evidence}});
  CHECK(diagnosis["correct"] == false);
  CHECK(diagnosis["causes"].empty());
  CHECK(diagnosis["settled"] == "none");
}

TEST_CASE("intermediates can be asked as questions of their own") {
  const Json config = lesson("zero-padding");
  const Json conv = {{"layer", "conv2d_1"}, {"of", "weights_of_one"}};
  CHECK(answer(config, conv) == 18);
  CHECK(answer(config, {{"layer", "conv2d_1"}, {"of", "weights"}}) == 54);
  CHECK(answer(config, {{"layer", "conv2d_1"}, {"of", "biases"}}) == 3);
  const Json reads = {{"layer", "dense"}, {"of", "factor"}, {"weight", "kernel"}, {"label", "input_features"}};
  CHECK(answer(config, reads) == 1200);
  CHECK(answer(config, reads, Json::array({"flatten_forgets_channels"})) == 400);
  CHECK(diagnose(config, conv, "9*2")["correct"] == true);
  CHECK(names(diagnose(config, conv, 9), "conv_flat_kernel"));
}

TEST_CASE("what several rows have can be asked in one") {
  const Json config = lesson("zero-padding");
  const Json kernel = {{"layer", "conv2d_1"}, {"of", "kernel_shape"}};
  CHECK(answer(config, kernel) == Json({3, 3, 2, 3}));
  CHECK(answer(config, kernel, Json::array({"conv_flat_kernel"})) == Json({3, 3, 1, 3}));
  CHECK(diagnose(config, kernel, "(3, 3, 2, 3)")["correct"] == true);
  const Json shapes = {{"layer", "flatten"}, {"of", "all_shapes"}};
  for (const char* text : {"(None, 20, 20, 2), (None, 20, 20, 3), (None, 1200)", "20x20x2 20x20x3 1200",
                           "[20, 20, 2]; [20, 20, 3]; [1200]"}) {
    CAPTURE(text);
    CHECK(diagnose(config, shapes, text)["correct"] == true);
  }
  CHECK(diagnose(config, shapes, "20 20 2 18 18 3 1200")["correct"] == false);
  const Json counts = {{"of", "all_params"}};
  CHECK(answer(config, counts) == Json({56, 57, 2402}));
  for (const char* text : {"56 + 57 + 2402", "56+57+0+2,402", "27*2+2 + 18*3+3 + 1200*2+2", "56+57+2402=2515"}) {
    CAPTURE(text);
    CHECK(diagnose(config, counts, text)["correct"] == true);
  }
  CHECK(diagnose(config, counts, "57 + 56 + 2402")["correct"] == false);
  CHECK(diagnose(config, counts, "2515")["understood"]["kind"] == "unreadable");
  const Json terms = {{"layer", "conv2d_1"}, {"of", "all_terms"}};
  CHECK(answer(config, terms) == Json({54, 2, 54, 3}));
  CHECK(answer(config, terms, Json::array({"conv_no_bias"})) == Json({54, 0, 54, 0}));
  CHECK(diagnose(config, terms, "27*2 + 2 + 18*3 + 3")["correct"] == true);
}

TEST_CASE("mistakes that differ in one row each are told apart by one longer question") {
  struct Talk {
    Json config;
    Json question;
    int typed;
    const char* belief;
    const char* asked;
  };
  const Json one_filter = {{"filters", 1}, {"kernel_size", 1}, {"padding", "same"}, {"strides", 2}};
  const Talk talks[] = {
      {stacked({30, 21, 1}, {{"Conv2D", one_filter},
                             {"PReLU", {{"shared_axes", {1, 2}}}},
                             {"Flatten", Json::object()},
                             {"Dense", {{"units", 1}}}}),
       kTotal, 168, "dense_no_bias", "all_params"},
      {stacked({10, 16, 4}, {{"Conv2D", {{"filters", 2}, {"groups", 2}, {"kernel_size", 2}, {"use_bias", false}}}}),
       params("layer_1"), 8, "conv_adds_factors", "kernel_shape"},
      {stacked({22, 27, 3}, {{"Conv2D", {{"filters", 2}, {"kernel_size", 5}, {"padding", "same"}, {"strides", 3}}},
                             {"Conv2D", {{"filters", 9}, {"kernel_size", 1}, {"activation", "relu"}}}}),
       params("layer_2"), 36, "conv_bias_per_weight", "all_terms"},
  };
  for (const Talk& talk : talks) {
    CAPTURE(talk.belief);
    Json evidence = Json::array();
    bool asked = false;
    for (int i = 0; i < 2; ++i) {
      const Json asks = follow_up(talk.config, talk.question, talk.typed, evidence)["asks"];
      if (asks.is_null()) break;
      asked = asked || asks["of"] == talk.asked;
      evidence.push_back({{"question", asks}, {"answer", answer(talk.config, asks, Json::array({talk.belief}))}});
    }
    const Json last = diagnose_with(talk.config, talk.question, talk.typed, {{"evidence", evidence}});
    CAPTURE(evidence.dump());
    CHECK(asked);
    CHECK(names(last, talk.belief));
    CHECK(last["settled"] == "one");
  }
}

TEST_CASE("what a learner believed before comes first") {
  const Json config = lesson("max-pooling");
  for (const char* belief : {"flatten_forgets_channels", "pool_merges_channels"}) {
    const Json options = {{"history", {{belief, 2}}}};
    CHECK(diagnose_with(config, params("dense"), 202, options)["causes"][0]["id"] == belief);
  }
}

TEST_CASE("a wrong flatten size used rightly earns the Dense step") {
  const Json config = lesson("no-padding");
  // 14 · 14 · 3 = 588 values, then 588 · 2 + 2.
  const Json own = given("flatten", "output_shape", "588");
  const Json diagnosis = diagnose_with(config, params("dense"), 1178, own);
  CHECK(diagnosis["correct"] == false);
  REQUIRE(diagnosis["carried"].is_object());
  CHECK(diagnosis["carried"]["layers"] == Json::array({"flatten"}));
  CHECK(diagnosis["carried"]["value"] == 1178);
  CHECK(diagnose_with(config, params("dense"), 1538, own)["correct"] == true);
  // 588 · 2 without the biases: the size is one's own, the bias is what is missing.
  const Json without = diagnose_with(config, params("dense"), 1176, own);
  CHECK(without["carried"] == nullptr);
  CHECK(names(without, "dense_no_bias"));
  CHECK(diagnose(config, params("dense"), 1178)["carried"] == nullptr);
}

TEST_CASE("a total is right by one's own counts") {
  const Json own = given("conv2d", "params", 54);
  const Json diagnosis = diagnose_with(lesson("zero-padding"), kTotal, 2513, own);
  CHECK(diagnosis["correct"] == false);
  CHECK(diagnosis["carried"]["layers"] == Json::array({"conv2d"}));
  CHECK(diagnose_with(lesson("zero-padding"), kTotal, 2515, own)["carried"] == nullptr);
}

TEST_CASE("own answers that are no shapes are left out") {
  for (const Json& bad : {Json("14 x 14"), Json("-3"), Json("0"), Json("2.5"), Json("what"), Json(1e300), Json()}) {
    const Json own = given("flatten", "output_shape", bad);
    CHECK(diagnose_with(lesson("no-padding"), params("dense"), 1178, own)["carried"] == nullptr);
  }
  const Json unknown = given("nowhere", "params", 3);
  CHECK(diagnose_with(lesson("no-padding"), kTotal, 3, unknown)["error"]["code"] == "no_such_layer");
}

TEST_CASE("slips of the pen are told from beliefs, and only where no belief explains the answer") {
  const Json config = lesson("zero-padding");
  const auto slip = [&](const Json& question, const Json& typed) { return diagnose(config, question, typed)["slip"]; };
  CHECK(slip(kTotal, 2551)["kind"] == "transposed");
  CHECK(slip(kTotal, 2585)["kind"] == "digit");
  CHECK(slip(kTotal, 2615)["kind"] == "carry");
  CHECK(slip(kTotal, 25150)["kind"] == "factor_ten");
  CHECK(slip(kTotal, 2515) == nullptr);
  // 2402 is a digit away from nothing: it leaves the convolutions out.
  CHECK(slip(kTotal, 2402) == nullptr);
  CHECK(slip(params("conv2d"), 65) == nullptr);
  const Json own = given("flatten", "output_shape", 588);
  const Json diagnosis = diagnose_with(lesson("no-padding"), params("dense"), 1187, own);
  CHECK(diagnosis["slip"] == Json({{"kind", "transposed"}, {"of", "own"}}));
}

TEST_CASE("a total is the whole model's, also where a question names a layer beside it") {
  for (const char* of : {"total_params", "trainable_params"}) {
    CAPTURE(of);
    Json question = {{"of", of}};
    const Json whole = diagnose(lesson("zero-padding"), question, 2508);
    question["layer"] = "conv2d";
    if (std::string(of) == "total_params") CHECK(diagnose(lesson("zero-padding"), question, 2508) == whole);
    CHECK(diagnose(lesson("zero-padding"), question, std::string(of) == "total_params" ? 2515 : 56)["correct"] == true);
  }
}

TEST_CASE("slips are never seen in small, broken or equal numbers") {
  using cnn::slip_between;
  for (const auto& pair : std::vector<std::pair<double, double>>{
           {56, 65}, {99, 98}, {100, 100}, {123.5, 123}, {-123, 123}, {0, 1000}, {1e300, 1e301}, {4321, 1234}}) {
    CAPTURE(pair.first);
    CHECK(slip_between(pair.first, pair.second).empty());
  }
  CHECK(slip_between(999, 1009) == "carry");
  CHECK(slip_between(9009, 9090) == "transposed");
}

TEST_CASE("one bias too few is seen among millions of weights") {
  const Json units = {{"name", "dense"}, {"units", 9}};
  const Json config = sequential({1513800}, Json::array({Json::array({"Dense", units})}));
  CHECK(diagnose(config, params("dense"), 13624209)["correct"] == true);
  const Json diagnosis = diagnose(config, params("dense"), 13624201);
  CHECK(diagnosis["correct"] == false);
  CHECK(names(diagnosis, "dense_one_bias"));
}

TEST_CASE("a belief that leads to the right number is never a cause") {
  // With three channels in and three filters, the input image has as many values as what Flatten hands over (row D7).
  const Json diagnosis = diagnose(lesson("zero-padding"), params("dense"), 2402);
  CHECK(diagnosis["correct"] == true);
  CHECK(diagnosis["causes"].empty());
}
