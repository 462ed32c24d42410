// Steps that the rules of picking layers are made of.
#include "core/layers/reshaping/gathering.hpp"

#include "core/model/layout.hpp"

namespace cnn {

GatherAxes all_places(const Site& site) {
  GatherAxes axes;
  for (const Count size : without_batch(site.input())) axes.push_back({size, size});
  return axes;
}

std::size_t first_spatial_axis(const Site& site) { return channel_axis(site.config, site.input().size()) == 1 ? 1 : 0; }

Error axis_too_large(const Site& site, std::string_view argument) {
  return {"too_large", "", argument, "at_most_9007199254740991", to_value(site.input())};
}

}  // namespace cnn
