// Steps that the rules of picking layers are made of.
#include "core/layers/picking.hpp"

#include <numeric>

#include "core/layers/spatial.hpp"

namespace cnn {

kernels::Places all_places(Count size) {
  kernels::Places places(static_cast<std::size_t>(size));
  std::iota(places.begin(), places.end(), Count{0});
  return places;
}

std::size_t first_spatial_axis(const Site& site) { return channel_axis(site.config, site.input().size()) == 1 ? 1 : 0; }

Error axis_too_large(const Site& site, std::string_view argument) {
  return {"too_large", "", argument, "at_most_9007199254740991", to_value(site.input())};
}

}  // namespace cnn
