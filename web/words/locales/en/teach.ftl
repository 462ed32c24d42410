title-teach = For teachers
about-teach = Links that pin an exercise, worksheets, questions for a learning platform, and the results of a class. Nothing leaves this browser by itself.
teach-link = A link for your class
setting-lesson = Lesson or activity
setting-step = Question to start at
setting-questions = Questions, by number (empty: all)
setting-guess = Guess first
setting-seed = Exercise number
setting-skill = Skill
setting-task = Design task
setting-lang = Language
setting-theme = Colours
setting-hide = Leave out
setting-lock = Keep learners in this lesson
teach-address = Link
teach-embed = For your own page
teach-copy = Copy
teach-invalid = This cannot be read: { $name }.
part-tabs = tabs
part-tools = link and colours
part-about = the sentence on top
part-network = the network
part-sweep = the window at work
part-pictures = the pictures
part-code = the listing
part-summary = the summary
part-question = the question
part-hint = hints
part-show-me = Show me
part-trace = where a value comes from
teach-sheet = Worksheet and questions to export
teach-sheet-about = One exercise for each skill that is ticked. The same number gives the same sheet, and its key, for ever.
teach-skills = Skills
teach-make = Make the sheet
teach-print = Print worksheet and key
teach-gift = Save as Moodle GIFT
teach-moodle = Save as Moodle XML
teach-qti = Save as QTI 2.1
teach-export-count = { $count ->
    [one] One question, with the wrong answers that known mistakes lead to
   *[other] { $count } questions, with the wrong answers that known mistakes lead to
  }
sheet-title = Where do the parameters come from?
sheet-name = Name
sheet-key = Key
sheet-number = Sheet { $seed }
sheet-exercise = Exercise { $number }: { $skill }
teach-class = Results of a class
teach-class-about = Drop the files that learners saved (JSON), or choose them. They are read in this browser only.
teach-class-choose = Choose files
teach-class-count = { $count ->
    [one] One file was read.
   *[other] { $count } files were read.
  }
teach-class-skipped = Not a file of results, skipped: { $names }.
teach-class-clear = Forget these files
teach-class-none = No mistake was named in these files.
teach-class-belief = Mistake
teach-class-learners = Learners
teach-class-question = Question
teach-class-asked = Answered by
teach-class-missed = Missed by
teach-own = Results on this device
teach-own-none = Nothing has been answered on this device.
teach-own-count = { $count ->
    [one] One entry.
   *[other] { $count } entries.
  }
teach-own-clear = Forget them
export-right = Right.
export-other = This matches no known mistake. Hold it against the parts of the formula.
export-question = { $title } The model in Keras:
