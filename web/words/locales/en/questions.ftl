input-of-size = { $kind ->
    [image] a picture of { $sizes }
    [maps] the { $maps } maps of { $layer }, { $each } each
    [rows] { $each } rows of { $maps } values
   *[row] { $sizes } values
  }
output-of = what { $layer } puts out
ask-output_shape = What is the output shape of { $layer }?
ask-params = How many parameters does { $layer } have?
ask-total_params = How many parameters does the whole model have?
ask-changed_rows-no-padding = Padding is switched off. Which rows get another number of parameters?
ask-changed_rows-max-pooling = A 2 × 2 pooling layer goes in before Flatten. Which rows get another number of parameters?
ask-changed_rows = Which rows get another number of parameters?
ask-kept_rows = Which rows put out another shape than in the model before, and still have the same number of parameters?
ask-reduction = By how many percent has the number of parameters fallen?
about-output_shape-Conv2D = { $filters ->
    [one] One filter slides
   *[other] { $filters } filters slide
  } over { $input }. The window is { $window }, the padding “{ $padding }”.
about-output_shape-pool = A window of { $window } moves over { $input } in steps of { $stride }.
about-output_shape-Flatten = All values of { $input } are put in one row.
about-output_shape-global-pool = It makes one value of each map: { $keeps ->
    [mean] the mean of all its values
   *[largest] its largest value
  }. It reads { $input }.
about-output_shape-Dense = { $reads ->
    [rows] { $units } units, each of which reads { $features } values at each of { $places } places.
   *[all] { $units } units, each of which reads all of { $input }.
  }
about-output_shape = It reads { $input }.
about-params-Conv2D = { $filters ->
    [one] One filter
   *[other] { $filters } filters
  } of { $window } read { $input }.
about-params-pool = It looks at windows of { $window } and makes one value of each.
about-params-global-pool = It makes one value of each map.
about-params-Flatten = It puts { $input } in one row.
about-params-Dense = { $reads ->
    [rows] { $units } units read { $features } values, the same way at each of { $places } places.
   *[all] { $units } units read { $input }.
  }
about-params = Read the arguments in the listing.
about-total_params = Keras adds up the column Param #.
about-changed_rows = Tick every row that you expect to change, before you see it.
step-repeats = { $count ->
    [one] One more row is the same and fills itself.
   *[other] { $count } more rows are the same and fill themselves.
  }
about-kept_rows = Compare the two summaries and tick every such row.
about-reduction = The first model had { $before } parameters, this one has { $after }.
example-offer = First time here?
example-start = See one worked example, a minute
