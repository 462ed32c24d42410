project = "Course"
extensions = []
html_static_path = ["_static"]
html_js_files = [("cnn-params.js", {"type": "module"})]
