// Two beliefs counted from what each leads to alone are the same as counted anew.
#include "core/diagnosis/believed_model.hpp"

#include "core/diagnosis/believed_answer.hpp"
#include "tests/core/support/support.hpp"

using namespace support;

namespace {

bool same_weights(const std::vector<cnn::Weight>& a, const std::vector<cnn::Weight>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].name != b[i].name || a[i].count() != b[i].count() || a[i].trainable != b[i].trainable) return false;
  }
  return true;
}

bool same_view(const cnn::BelievedModel& a, const cnn::BelievedModel& b) {
  if (a.touched != b.touched || a.reshaped != b.reshaped || a.facts.size() != b.facts.size()) return false;
  for (std::size_t call = 0; call < a.facts.size(); ++call) {
    if (a(call).outputs != b(call).outputs || !same_weights(a(call).weights, b(call).weights)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("every pair of beliefs on the lessons leads to the same, from each alone and anew") {
  for (const char* id : {"zero-padding", "no-padding", "max-pooling"}) {
    const auto model = counted(lesson(id));
    const std::size_t last = model->model.calls.size() - 1;
    const auto beliefs = cnn::beliefs_about(model->model);
    std::size_t pairs = 0;
    for (const cnn::Belief* first : beliefs) {
      const auto one = cnn::model_under(*model, {.beliefs = {first}}, {}, last);
      for (const cnn::Belief* second : beliefs) {
        const auto other = cnn::model_under(*model, {.beliefs = {second}}, {}, last);
        if (first == second || !one || !other) continue;
        const cnn::Hypothesis both{.beliefs = {first, second}};
        const cnn::BelievedModel* const alone[] = {&*one, &*other};
        const auto anew = cnn::model_under(*model, both, {}, last);
        const auto from_alone = cnn::model_under(*model, both, {}, last, alone);
        CAPTURE(first->id);
        CAPTURE(second->id);
        REQUIRE(anew.has_value() == from_alone.has_value());
        if (anew) CHECK(same_view(*anew, *from_alone));
        ++pairs;
      }
    }
    CHECK(pairs > 5000);
  }
}
