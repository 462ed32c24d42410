// Memory that is taken and given back: nothing overlaps, and nothing is lost.
#include "core/running/offset_allocator.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "core/base/random.hpp"

TEST_CASE("what is taken never overlaps, and all that is given back is one gap again") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    cnn::Random random(seed);
    cnn::OffsetAllocator room;
    struct Taken {
      cnn::Count at, floats;
    };
    std::vector<Taken> taken;
    for (int i = 0; i < 200; ++i) {
      if (!taken.empty() && random.below(2) == 0) {
        const auto one = taken.begin() + static_cast<std::ptrdiff_t>(random.below(taken.size()));
        room.give(one->at, one->floats);
        taken.erase(one);
        continue;
      }
      const Taken fresh{0, static_cast<cnn::Count>(1 + random.below(40))};
      const cnn::Count at = room.take(fresh.floats);
      for (const Taken& other : taken) {
        CHECK((at + fresh.floats <= other.at || other.at + other.floats <= at));
      }
      CHECK(at + fresh.floats <= room.floats());
      taken.push_back({at, fresh.floats});
    }
    for (const Taken& one : taken) room.give(one.at, one.floats);
    const cnn::Count most = room.floats();
    CHECK(room.take(most) == 0);
    CHECK(room.floats() == most);
  }
}
